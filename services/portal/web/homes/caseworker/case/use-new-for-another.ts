import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import type { Case } from "./referral-of-page.ts";

/**
 * A referral to another organisation after a no: a new draft with what the caseworker has written already, for a consent
 * of its own (REF-08); the old one is settled.
 */
export function useNewForAnother(of: Case, onDone: (referralId: string) => void) {
  const draft = useCommand(clients.referral.draftReferral);
  const settle = useCommand(clients.referral.settleReferral);
  const { record: { identity, relatives, wish, profile, notices }, legalBasis, referralId } = of;
  const begin = async () => {
    if (legalBasis === "self-referral") return;
    const drafted = await draft.send({ legalBasis, citizen: identity, relatives: [...relatives], profile, notices, ...(wish === null ? {} : { wish }) });
    if (drafted === undefined || (await settle.send({ referralId })) === undefined) return;
    onDone(drafted.referralId);
  };
  return { begin, isSending: draft.isSending || settle.isSending, refusal: draft.refusal ?? settle.refusal };
}
