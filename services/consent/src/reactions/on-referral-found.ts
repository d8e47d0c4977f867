import { Found } from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import { appendLookUps } from "../storage/account/look-ups.ts";

/** Staff of another unit found the case by a search: a line in the account of its citizen, with the reason they gave. */
export const onReferralFound: Reaction = {
  type: Found.type,
  overtakes: Found.overtakes,
  async apply(tx, messages) {
    await appendLookUps(tx, messages.map(({ data }) => {
      const { at, ...found } = Found.data.parse(data);
      return { ...found, at: new Date(at), subjectId: null, what: "search" };
    }));
  },
};
