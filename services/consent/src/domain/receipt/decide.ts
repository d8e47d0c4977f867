import { type Decision, happened, nothingToDo, type ReceiptClaims, receiptIssuer, refuse } from "@haandslag/contracts";
import { partyKey } from "../party.ts";
import type { ReceiptCommand } from "./commands.ts";
import type { ReceiptEvent } from "./events.ts";
import { nextStepAt } from "./overdue.ts";
import type { ReceiptAccount } from "./state.ts";

/** What a command does to an account: total over command × state. What comes twice or late changes nothing (CON-22). */
export function decide(command: ReceiptCommand, state: ReceiptAccount | undefined): Decision<ReceiptEvent> {
  const at = command.now.toISOString();
  switch (command.command) {
    case "await receipts": {
      const { about, epoch, because, holders } = command;
      return state?.epochs.some((known) => known.epoch === epoch) === true ? nothingToDo : happened({ type: "awaited", about, epoch, because, holders, at });
    }
    case "take receipt":
      return take(command.claims, state, at);
    case "confirm own notes deleted":
      return confirm(command, state, at);
    case "meet the deadline":
      return state === undefined ? nothingToDo : meetDeadline(state, at);
    default:
      return unknown(command);
  }
}

/** A receipt counts for the epoch, the holder, the referral and the recipient that it names, and only where it is due; never for another (CON-24). */
function take(claims: ReceiptClaims, state: ReceiptAccount | undefined, at: string): Decision<ReceiptEvent> {
  const { epoch, holder, jti, stopped, erased, kept } = claims;
  const due = state?.epochs.find((known) => known.epoch === epoch);
  if (state === undefined || state.consentId !== claims.consentId || due === undefined) return refused("nothing is due for this epoch");
  if (state.referralId !== claims.referralId) return refused("it is about another referral");
  if (partyKey(state.recipient) !== claims.recipient) return refused("it is about another recipient");
  const line = due.lines.find((known) => known.holder === holder);
  if (line === undefined || claims.iss !== receiptIssuer(holder)) return refused("another holder answers for this purpose");
  if (line.status === "received") return nothingToDo;
  return happened({ type: "received", epoch, holder, receiptId: jti, answer: { stopped, erased, kept }, wasAwaited: line.status !== "not-awaited", at });
}

function confirm({ epoch, by }: Extract<ReceiptCommand, { command: "confirm own notes deleted" }>, state: ReceiptAccount | undefined, at: string): Decision<ReceiptEvent> {
  const due = state?.epochs.find((known) => known.epoch === epoch);
  switch (due?.ownNotes.status) {
    case undefined: return refuse("NOT_FOUND", { field: "epoch" });
    case "not-applicable": return refuse("CONSENT_WRONG_STATE", { state: due?.because ?? "unknown" });
    case "confirmed": return nothingToDo;
    case "unconfirmed": return happened({ type: "own-notes-confirmed", epoch, by, at, isTold: true });
  }
}

/** Both steps at once where nobody looked for that long: each is told of. */
function meetDeadline({ epochs }: ReceiptAccount, at: string): Decision<ReceiptEvent> {
  return happened(...epochs.flatMap((account) => account.lines.flatMap((line): ReceiptEvent[] => {
    const isDue = (as: typeof line) => (nextStepAt(account, as) ?? "9") <= at;
    if (!isDue(line)) return [];
    const { epoch } = account;
    const { holder } = line;
    const reminded = { holder, status: "reminded" } as const;
    return [
      ...(line.status === "awaited" ? [{ type: "reminded", epoch, holder, at } as const] : []),
      ...(isDue(reminded) ? [{ type: "escalated", epoch, holder, at } as const] : []),
    ];
  })));
}

const refused = (why: string) => refuse("RECEIPT_REFUSED", { why });

/** A command that this program does not know, from a newer one. */
const unknown = (_: never) => refuse("CONSENT_WRONG_STATE", { state: "unknown" });
