import type { ReceiptEvent } from "./events.ts";
import { deadlineOf } from "./overdue.ts";
import type { EpochAccount, Line, OwnNotes, ReceiptAccount } from "./state.ts";

type Awaited = Extract<ReceiptEvent, { type: "awaited" }>;

/** How an event changes an account. Replaying a history gives the row. */
export function evolve(state: ReceiptAccount | undefined, event: ReceiptEvent): ReceiptAccount {
  if (event.type === "awaited") return withEpochs({ ...event.about, epochs: [...(state?.epochs ?? []), epochOf(event)] });
  if (state === undefined || !state.epochs.some(({ epoch }) => epoch === event.epoch)) throw impossible(event);
  return withEpochs({ ...state, epochs: state.epochs.map((account) => (account.epoch === event.epoch ? inEpoch(account, event) : account)) });
}

function epochOf({ about, epoch, because, holders, at }: Awaited): EpochAccount {
  const lines = holders.map(({ holder, isAwaited }): Line => ({ holder, status: isAwaited ? "awaited" : "not-awaited" }));
  // Only who was sent somebody's case could write anything of it down: an organisation's people. Figures have no notes.
  const wereTold = about.purpose === "referral" && because !== "narrowed" && lines.every(({ status }) => status === "awaited");
  return { epoch, because, since: at, lines, ownNotes: { status: wereTold ? "unconfirmed" : "not-applicable" } };
}

function inEpoch(account: EpochAccount, event: Exclude<ReceiptEvent, Awaited>): EpochAccount {
  switch (event.type) {
    case "received": {
      const { holder, answer, at } = event;
      return withLine(account, { holder, status: "received", receivedAt: at, answer });
    }
    case "reminded":
    case "escalated":
      return withLine(account, { holder: event.holder, status: event.type });
    case "own-notes-confirmed": {
      const ownNotes: OwnNotes = { status: "confirmed", by: event.by, at: event.at };
      return { ...account, ownNotes };
    }
    default:
      throw impossible(event);
  }
}

const withLine = (account: EpochAccount, line: Line): EpochAccount => ({ ...account, lines: account.lines.map((known) => (known.holder === line.holder ? line : known)) });

const withEpochs = (account: Omit<ReceiptAccount, "status" | "deadlineAt">): ReceiptAccount =>
  ({ ...account, status: worstOf(account.epochs.flatMap(({ lines }) => lines)), deadlineAt: deadlineOf(account.epochs) });

const worstOf = (lines: readonly Line[]): ReceiptAccount["status"] =>
  (["escalated", "reminded", "awaited"] as const).find((bad) => lines.some(({ status }) => status === bad)) ?? "answered";

const impossible = (event: never | ReceiptEvent): Error => new Error(`No receipt account can have been ${event.type} there: the history is broken.`);
