import { LookedUp } from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import { appendLookUps } from "../storage/account/look-ups.ts";

/** Staff of the sender opened the case: a line in the account of its citizen. An event that comes twice changes nothing (CON-22). */
export const onReferralLookedUp: Reaction = {
  type: LookedUp.type,
  overtakes: LookedUp.overtakes,
  async apply(tx, messages) {
    await appendLookUps(tx, messages.map(({ data }) => {
      const { at, ...looked } = LookedUp.data.parse(data);
      return { ...looked, at: new Date(at), subjectId: null, what: "case" };
    }));
  },
};
