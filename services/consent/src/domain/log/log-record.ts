/**
 * What the transparency log commits to. Each is built by a pure function from the row that it is about, so that an
 * audit can build it again; a record's version never changes its shape. Ids, codes, positions and ISO times (UTC) only.
 * None of it becomes public: the log holds a salted hash of it.
 */
export type LogRecord = ConsentEpochRecord | DisclosureRecord | ReceiptRecord | TombstoneRecord;

/** One epoch of one consent: each change, a refusal, a lapse and an end among them. */
export type ConsentEpochRecord = ShortEpochRecord | (EpochRecorded & (
  | { readonly version: 1 }
  /** `saidHash`: of all that was said (`saidOf`), SHA-256 in hex over its JSON by RFC 8785. */
  | { readonly version: 2; readonly saidHash: string }
));

/**
 * The same, so short that its proof is at most 2 kB: what is null or false is left out, hashes are in base64url, and what
 * another member says is not said again.
 */
export interface ShortEpochRecord {
  readonly type: "consent-epoch";
  readonly version: 3;
  readonly consentId: string;
  readonly epoch: number;
  /** In the question's own record alone: a consent has one referral. */
  readonly referralId?: string;
  readonly subjectId: string;
  readonly purpose: string;
  readonly discloser: string;
  readonly recipient: string;
  readonly position: number;
  readonly status: string;
  readonly categories: readonly string[];
  readonly validFrom?: string;
  readonly expiresAt?: string;
  readonly despiteProtection?: true;
  /** Left out of the yes's own record. */
  readonly yesEpoch?: number;
  readonly lawRow?: string;
  /** The text that the answer names: its id, version and language, as `id/version/language`. */
  readonly notice?: string;
  readonly noticeHash?: string;
  readonly method?: string;
  readonly assuranceLevel?: string;
  readonly answeredBy?: string;
  readonly saidHash: string;
  readonly at: string;
}
interface EpochRecorded {
  readonly type: "consent-epoch";
  readonly consentId: string;
  readonly epoch: number;
  readonly referralId: string;
  readonly subjectId: string;
  readonly purpose: string;
  /** Parties by their key: `citizen`, or the id of an authority or organisation. */
  readonly discloser: string;
  readonly recipient: string;
  readonly position: number;
  readonly status: string;
  readonly categories: readonly string[];
  readonly validFrom: string | null;
  readonly expiresAt: string | null;
  readonly despiteProtection: boolean;
  readonly yesEpoch: number | null;
  readonly lawRow: string | null;
  /** What the answer that made this epoch was given to, how, and by whom (`evidenceOf`): null where it says nothing of it. */
  readonly noticeId: string | null;
  readonly noticeVersion: number | null;
  readonly noticeLanguage: string | null;
  readonly noticeHash: string | null;
  readonly method: string | null;
  readonly assuranceLevel: string | null;
  readonly answeredBy: string | null;
  readonly at: string;
}

/** One row of the disclosure ledger. */
export interface DisclosureRecord {
  readonly type: "disclosure";
  readonly version: 1;
  readonly disclosureId: string;
  readonly referralId: string;
  readonly subjectId: string;
  readonly discloser: string;
  readonly recipient: string;
  readonly recipientUser: string;
  readonly kind: string;
  readonly purpose: string;
  readonly categories: readonly string[];
  readonly withheld: readonly string[];
  readonly consentId: string;
  readonly epoch: number;
  readonly position: number;
  readonly at: string;
  readonly correlationId: string;
}

/** That a holder has stopped and erased, in its own signed words, or that somebody has confirmed it by name. */
export type ReceiptRecord = ReceiptRecorded & (
  | {
    readonly version: 1;
    /** The holder's compact JWS, whole; null where a person confirmed. */
    readonly jws: string | null;
    /** The login of the person who confirmed; null where a service signed. */
    readonly confirmedBy: string | null;
  }
  /** `jwsHash`: SHA-256 of the compact JWS, in base64url; the JWS itself is kept beside. */
  | { readonly version: 2; readonly jwsHash: string }
  | { readonly version: 2; readonly confirmedBy: string | null }
);
interface ReceiptRecorded {
  readonly type: "receipt";
  readonly receiptId: string;
  readonly consentId: string;
  readonly epoch: number;
  readonly referralId: string;
  readonly subjectId: string;
  readonly recipient: string;
  readonly holder: string;
  readonly at: string;
}

/** That retention deleted something: what and by which rule, and not what it said. */
export interface TombstoneRecord {
  readonly type: "tombstone";
  readonly version: 1;
  readonly tombstoneId: string;
  /** Which kind of record, and the `ref` of each in the log. */
  readonly of: string;
  readonly refs: readonly string[];
  /** Code of the row of the retention table. */
  readonly rule: string;
  readonly at: string;
}

/** By what an entry of the log is found again; one record, one ref. */
export function refOf(record: LogRecord): string {
  switch (record.type) {
    case "consent-epoch": return `${record.consentId}/${record.epoch}`;
    case "disclosure": return record.disclosureId;
    case "receipt": return record.receiptId;
    case "tombstone": return record.tombstoneId;
    default: return record satisfies never;
  }
}
