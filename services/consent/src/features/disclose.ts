import type { consentCommands, DecisionReason, Disclose } from "@haandslag/contracts";
import { currentCall, DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { Deny, Permit } from "../domain/decision/decide.ts";
import { decideDisclosure } from "../domain/decision/decide-disclosure.ts";
import { withheldParts } from "../domain/decision/withheld-parts.ts";
import { partyKey } from "../domain/party.ts";
import { DisclosureIdTaken, type LedgerEntry, underHead } from "../storage/ledger.ts";
import { type ConsentDeps, mustBeService } from "./ports.ts";

export type Disclosed = (Permit & { readonly at: string; /** What of the categories must be left out, the person being protected. */ readonly withheld: readonly consentCommands.ProtectedPart[] }) | Deny;

/**
 * One disclosure: decided under the lock of its head and, where permitted, written to the ledger and
 * announced in the same transaction (CON-19). A deny leaves a line in the log and nothing else. Never replayed: a disclosure id that has been
 * used is refused (REF-21).
 */
export const disclose = ({ runner: { pool, clock, onCommitted }, ids, log }: Pick<ConsentDeps, "runner" | "ids" | "log">) => async (input: Disclose, who: Actor): Promise<Disclosed> => {
  mustBeService(who, "disclose");
  const { disclosureId, referralId, kind, discloser, recipient, recipientUser, purpose, categories, atLeast } = input;
  const call = currentCall();
  const asked = { referralId, discloser, recipient, purpose, categories };
  const answer = await underHead<Disclosed>({ pool, ids, call }, { referralId, recipient: partyKey(recipient) }, (consents, subjectId) => {
    // Under the lock: whoever waited for it is judged by the time at which it was had.
    const at = clock.now();
    const decision = decideDisclosure(consents, { ...asked, subjectId }, at, atLeast);
    if (!decision.permitted) return { answer: decision, entry: undefined };
    const { consentId, epoch } = decision;
    const withheld = withheldParts(decision, input.protectedParts);
    const entry: LedgerEntry = {
      id: disclosureId, referralId, subjectId, discloser: partyKey(discloser), recipient: partyKey(recipient), recipientUser, kind, purpose,
      categories: decision.categories, withheld, consentId, epoch, at, correlationId: call.correlationId,
    };
    return { answer: { ...decision, withheld, at: at.toISOString() }, entry };
  }).catch((error: unknown) => {
    if (!(error instanceof DisclosureIdTaken)) throw error;
    throw new DomainError("INPUT_INVALID", { cause: error, fields: [{ field: "disclosureId", code: "NOT_ALLOWED_HERE", text: "This disclosure has been made. Each needs an id of its own." }] });
  }) ?? deny("NO_CONSENT");
  if (answer.permitted) onCommitted();
  else log.info({ disclosureId, referralId, kind, purpose, recipient: partyKey(recipient), reasons: answer.reasons, lawRows: answer.lawRows }, "a disclosure was denied");
  return answer;
};

const deny = (...reasons: DecisionReason[]): Deny => ({ permitted: false, reasons });
