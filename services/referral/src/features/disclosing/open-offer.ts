import { offerCategories, type referralCommands } from "@haandslag/contracts";
import { changeBy, DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { codedPart, type CodedPart } from "../../domain/content/index.ts";
import { areasOf } from "../../domain/directory/organisation.ts";
import { isRecipient } from "../../domain/policies/who-may-know.ts";
import type { ReferralCommand } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";
import { discloseShare } from "./disclose-share.ts";

export interface OpenedOffer {
  readonly referralId: string;
  readonly answerBy: string;
  readonly categories: readonly string[];
  readonly offer: CodedPart;
  /** The areas of the organisation's own entry, never the citizen's municipality (REF-18). */
  readonly areas: readonly string[];
}

/** The coordinator opens the offer. The first time is recorded, apart from accepting (REF-03); each time is a disclosure. */
export const openOffer = (deps: Deps) => async (input: z.infer<typeof referralCommands.OpenOffer>, who: Actor): Promise<OpenedOffer> => {
  const { runner, referrals, clock } = deps;
  const { referralId } = input;
  const stored = await referrals.store.find(runner.pool, referralId);
  if (stored === undefined || !isRecipient(who.tenantId, stored.state)) throw new DomainError("NOT_FOUND");
  const organisationId = stored.state.organisationId ?? "";
  const command: ReferralCommand = { type: "openOffer", at: clock.now().toISOString() };
  changeBy(referrals.decider, referralId, stored, command);
  let answerBy = "";
  const { categories, part, recipient } = await discloseShare(deps, stored.state, {
    kind: "offer", organisationId, recipientUser: who.userId, categories: offerCategories,
    // Recorded only when it is certain that there is something to open.
    permitted: async () => {
      ({ answerBy } = await runCommand(runner, referrals, {
        name: "openOffer", id: referralId, input,
        mayKnow: (state) => isRecipient(who.tenantId, state),
        command: () => command,
        result: ({ state }) => ({ answerBy: "offer" in state ? (state.offer?.answerBy ?? "") : "" }),
      }));
    },
  });
  return { referralId, answerBy, categories, offer: codedPart(part), areas: areasOf(recipient) };
};
