import type { referralCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Deps } from "../../ports/deps.ts";
import { identified } from "./prepare-record.ts";
import { type DraftSummary, saveDraft } from "./save-draft.ts";

/** A citizen refers herself (REF-13): the number must be that of her own login. */
export const draftSelfReferral = (deps: Deps) => async (input: z.infer<typeof referralCommands.DraftSelfReferral>, who: Actor): Promise<DraftSummary> => {
  const { identity, subjectId } = identified(input.citizen, deps);
  if (subjectId === null) throw new DomainError("CPR_NUMBER_MISSING", { fields: [{ field: "citizen.cprNumber", code: "MISSING", text: "Write your own CPR number." }] });
  if (subjectId !== who.subjectId) throw new DomainError("CPR_NUMBER_NOT_YOURS", { fields: [{ field: "citizen.cprNumber", code: "NOT_ALLOWED_HERE", text: "This is not the CPR number that you have logged in with." }] });
  const { relatives, wish = null, profile, notices } = input;
  return saveDraft(deps, { name: "draftSelfReferral", input, sender: { kind: "citizen" }, legalBasis: "self-referral", subjectId, record: { identity, relatives, wish, profile, notices } });
};
