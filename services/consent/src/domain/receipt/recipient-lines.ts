import type { Consent, Expired, Granted, Revoked } from "../consent/state.ts";
import { partyKey } from "../party.ts";
import { type EpochView, epochViews } from "./epoch-view.ts";
import type { ReceiptAccount } from "./state.ts";

type OnceGranted = Granted | Revoked | Expired;

/** One recipient, as the citizen sees it in one line (CON-24). */
export interface RecipientLine {
  readonly recipient: Consent["recipient"];
  /** The first yes. ISO 8601 in UTC, as all times here. */
  readonly since: string;
  /** The last end; null while anything is still shared. */
  readonly until: string | null;
  /** `receiving`: something is shared now. The others are of what has ended or become narrower: an answer is late, is awaited, or all have come. */
  readonly status: "receiving" | "awaited" | "overdue" | "answered";
  readonly consents: readonly {
    readonly consentId: string;
    readonly referralId: string;
    readonly purpose: Consent["purpose"];
    readonly status: OnceGranted["status"];
    readonly since: string;
    readonly until: string | null;
    readonly receipts: readonly EpochView[];
  }[];
}

/** Every recipient that a citizen ever said yes to, each once, in the order of the first yes. */
export function recipientLines(consents: readonly Consent[], accounts: readonly ReceiptAccount[]): RecipientLine[] {
  const given = consents.filter((consent): consent is OnceGranted => "given" in consent).toSorted(byFirstYes);
  const byRecipient = Map.groupBy(given, ({ recipient }) => partyKey(recipient));
  return [...byRecipient.values()].flatMap((theirs) => {
    const [first] = theirs;
    if (first === undefined) return [];
    const owed = accounts.filter(({ consentId }) => theirs.some((consent) => consent.consentId === consentId));
    return [{
      recipient: first.recipient,
      since: first.given.validFrom,
      until: theirs.some(isGranted) ? null : (theirs.flatMap((consent) => untilOf(consent) ?? []).toSorted().at(-1) ?? null),
      status: statusOf(theirs, owed),
      consents: theirs.map((consent) => {
        const { consentId, referralId, purpose, status, given: { validFrom } } = consent;
        const account = owed.find((known) => known.consentId === consentId);
        return { consentId, referralId, purpose, status, since: validFrom, until: untilOf(consent), receipts: account === undefined ? [] : epochViews(account) };
      }),
    }];
  });
}

function statusOf(consents: readonly OnceGranted[], accounts: readonly ReceiptAccount[]): RecipientLine["status"] {
  if (accounts.some(({ status }) => status === "reminded" || status === "escalated")) return "overdue";
  if (accounts.some(({ status }) => status === "awaited")) return "awaited";
  return consents.some(isGranted) ? "receiving" : "answered";
}

/** Of two at the same moment, the one that was asked for first. */
const byFirstYes = (a: OnceGranted, b: OnceGranted): number =>
  a.given.validFrom.localeCompare(b.given.validFrom) || a.consentId.localeCompare(b.consentId);

const isGranted = ({ status }: Consent): boolean => status === "granted";
const untilOf = (consent: OnceGranted): string | null => ("endedAt" in consent ? consent.endedAt : null);
