import type { DataCategory, Interpreter, Party, Purpose, RepresentationKind, ShownNotice } from "@haandslag/contracts";
import type { LawRow } from "../law/law-row.ts";
import type { Assisted, AssuranceLevel, Consent, Yes } from "./state.ts";

/** What the sender's record gets of an answer, where the law or we demand it (Sundhedsloven § 44, GDPR art. 7(1)). Codes and dates; the record knows whom it is about. */
export interface JournalEntry {
  readonly consentId: string;
  readonly purpose: Purpose;
  readonly recipient: Party;
  readonly lawRow: string;
  readonly journal: LawRow["journal"];
  readonly answer: "yes" | "no";
  readonly categories: readonly DataCategory[];
  readonly validFrom: string | null;
  readonly expiresAt: string | null;
  readonly endedAt: string | null;
  readonly method: Yes["method"];
  readonly assuranceLevel: AssuranceLevel | null;
  readonly actedFor: RepresentationKind | null;
  readonly notice: ShownNotice | null;
  readonly assisted: { readonly answeredOn: string; readonly language: string; readonly interpreter: Interpreter; readonly copy: Assisted["copy"]; readonly writingWaived: boolean; readonly recordedBy: string } | null;
}

/** @returns null while nobody has answered, and of what lapsed: silence is no answer */
export function journalEntry(consent: Consent, law: LawRow): JournalEntry | null {
  const { consentId, purpose, recipient, lawRow } = consent;
  const about = { consentId, purpose, recipient, lawRow, journal: law.journal, endedAt: "endedAt" in consent ? consent.endedAt : null };
  if ("given" in consent) {
    const { categories, validFrom, expiresAt, yes } = consent.given;
    return {
      ...about, answer: "yes", categories, validFrom, expiresAt, method: yes.method, notice: yes.notice,
      ...("assisted" in yes
        ? { assuranceLevel: null, actedFor: null, assisted: recorded(yes.assisted) }
        : { assuranceLevel: yes.assuranceLevel, actedFor: yes.actedFor?.kind ?? null, assisted: null }),
    };
  }
  if (consent.status !== "refused") return null;
  const { assisted } = consent;
  return {
    ...about, answer: "no", categories: [], validFrom: null, expiresAt: null, method: assisted?.method ?? "login", assuranceLevel: null, actedFor: null,
    notice: assisted?.notice ?? null, assisted: assisted === undefined ? null : recorded(assisted),
  };
}

const recorded = ({ answeredOn, language, interpreter, copy, writingWaived, recordedBy }: Assisted) =>
  ({ answeredOn, language, interpreter, copy, writingWaived, recordedBy: recordedBy.userId });
