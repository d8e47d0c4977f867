import type { referralCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Deps } from "../../ports/deps.ts";
import { identified } from "./prepare-record.ts";
import { type DraftSummary, saveDraft } from "./save-draft.ts";
import { staffOf } from "../../ports/staff-of.ts";

/** A caseworker takes a citizen's referral in by hand. */
export const draftReferral = (deps: Deps) => async (input: z.infer<typeof referralCommands.DraftReferral>, who: Actor): Promise<DraftSummary> => {
  const { identity, subjectId } = identified(input.citizen, deps);
  const { relatives, wish = null, profile, notices, legalBasis } = input;
  return saveDraft(deps, { name: "draftReferral", input, sender: staffOf(who), legalBasis, subjectId, record: { identity, relatives, wish, profile, notices } });
};
