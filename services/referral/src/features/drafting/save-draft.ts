import { runCommand } from "@haandslag/service-kit";
import { lacksOf, type ReferralRecord } from "../../domain/content/index.ts";
import type { Lack, ReferralCommand } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";

export interface DraftSummary { readonly referralId: string; readonly status: "draft"; readonly lacks: readonly Lack[] }

/** Makes a draft: the row with its history, and the record sealed under a key of its own, in one transaction. */
export function saveDraft(
  { runner, referrals, content, names, ids }: Pick<Deps, "runner" | "referrals" | "content" | "names" | "ids">,
  o: { name: string; input: { idempotencyKey: string }; record: ReferralRecord } & Pick<Extract<ReferralCommand, { type: "draftReferral" }>, "sender" | "legalBasis" | "subjectId">,
): Promise<DraftSummary> {
  const referralId = ids.next();
  return runCommand(runner, referrals, {
    name: o.name, id: referralId, makes: true, input: o.input,
    command: (now): ReferralCommand => ({ type: "draftReferral", referralId, sender: o.sender, legalBasis: o.legalBasis, subjectId: o.subjectId, lacks: lacksOf(o.record), at: now.toISOString() }),
    within: async (tx) => {
      await content.sealRecord(tx, referralId, o.record);
      await names.put(tx, { sender: o.sender, referralId, identity: o.record.identity });
    },
    result: ({ id, state }) => ({ referralId: id, status: "draft", lacks: state.lacks }),
  });
}
