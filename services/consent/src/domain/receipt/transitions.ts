import { isRefusal, type ReceiptClaims } from "@haandslag/contracts";
import type { Transition } from "../consent/transitions.ts";
import { whoMay } from "../policies/who-may.ts";
import type { ReceiptCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { escalateAfterMs, remindAfterMs } from "./overdue.ts";
import type { About, ReceiptAccount } from "./state.ts";

const by: Record<ReceiptCommand["command"], string> = {
  "await receipts": "the consent's own epoch",
  "take receipt": "the holder's receipt",
  "confirm own notes deleted": whoMay.confirmNotes.join(", "),
  "meet the deadline": "time",
};

/** What leads where, by driving decide and evolve over sample accounts × commands: the code, not a copy of it. */
export function transitionTable(): Transition[] {
  const rows = [undefined, ...sampleAccounts()].flatMap((state) => sampleCommands.map((command): Transition | undefined => {
    const decision = decide(command, state);
    if (isRefusal(decision) || decision.events.length === 0) return undefined;
    const after = decision.events.reduce<ReceiptAccount | undefined>(evolve, state);
    return { from: state?.status ?? "(none)", command: command.command, to: after?.status ?? "(none)", by: by[command.command] };
  })).filter((row) => row !== undefined);
  return [...new Map(rows.map((row) => [`${row.from} ${row.command} ${row.to}`, row])).values()];
}

const about: About = {
  consentId: "00000000-0000-7000-8000-000000000001", referralId: "00000000-0000-7000-8000-000000000002", subjectId: `s_${"0".repeat(43)}`,
  purpose: "referral", discloser: { kind: "authority", id: "municipality-0101" }, recipient: { kind: "organisation", id: "organisation-sample" },
};
const ended = new Date("2026-01-05T09:00:00Z");
const after = (ms: number) => new Date(ended.getTime() + ms);
const awaitThem = (epoch: number): ReceiptCommand =>
  ({ command: "await receipts", about, epoch, because: "revoked", holders: [{ holder: "referral", isAwaited: true }, { holder: "peer-assignment", isAwaited: true }], now: ended });
const take = (holder: "referral" | "peer-assignment"): ReceiptCommand => {
  const { consentId, referralId } = about;
  const claims: ReceiptClaims = {
    iss: `urn:haandslag:${holder}`, jti: consentId, iat: 0, consentId, epoch: 3, referralId, recipient: "organisation-sample", holder, stopped: ended.toISOString(), erased: [], kept: [],
  };
  return { command: "take receipt", claims, now: ended };
};
const deadline = (ms: number): ReceiptCommand => ({ command: "meet the deadline", now: after(ms) });
const sampleCommands: readonly ReceiptCommand[] = [
  awaitThem(3), awaitThem(4), take("referral"), take("peer-assignment"), deadline(remindAfterMs), deadline(escalateAfterMs),
  { command: "confirm own notes deleted", epoch: 3, by: "login-sample", now: ended },
];

function sampleAccounts(): ReceiptAccount[] {
  const given = (...commands: ReceiptCommand[]) => commands.reduce<ReceiptAccount | undefined>((state, command) => {
    const decision = decide(command, state);
    return isRefusal(decision) ? state : decision.events.reduce<ReceiptAccount | undefined>(evolve, state);
  }, undefined);
  return [
    given(awaitThem(3)),
    given(awaitThem(3), take("referral")),
    given(awaitThem(3), deadline(remindAfterMs)),
    given(awaitThem(3), take("referral"), deadline(remindAfterMs)),
    given(awaitThem(3), deadline(escalateAfterMs)),
    given(awaitThem(3), take("referral"), deadline(escalateAfterMs)),
    given(awaitThem(3), take("referral"), take("peer-assignment")),
  ].filter((state) => state !== undefined);
}
