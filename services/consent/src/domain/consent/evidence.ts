import type { AssistedMethod, LanguageTag, RevokedBy, ShownNotice } from "@haandslag/contracts";
import type { Assisted, AssuranceLevel, Consent, Yes } from "./state.ts";

/**
 * What the log commits to of the answer that made the newest epoch (CON-11, CON-30): codes, no user. Of an epoch that no
 * answer made (the question, a lapse, an end by time or with the referral) nothing; what an earlier yes said stands in
 * the epoch of that yes.
 */
export interface Evidence extends Answer {
  /** The row of the law table: of a yes the one that it was given under, else the question's. */
  readonly lawRow: string;
}
interface Answer {
  /** The exact text that the answer names, by its SHA-256 in hex. A no or a withdrawal by login names none. */
  readonly noticeId: string | null;
  readonly noticeVersion: number | null;
  readonly noticeLanguage: LanguageTag | null;
  readonly noticeHash: string | null;
  /** Null also where the citizen told staff, who noted it. */
  readonly method: "login" | AssistedMethod | null;
  /** Of the login of a yes: a no needs no level. */
  readonly assuranceLevel: AssuranceLevel | null;
  /** Whose answer it is; on paper and in person the citizen's, whoever recorded it. `staff`: whom the citizen told. */
  readonly answeredBy: RevokedBy | null;
}

export function evidenceOf(consent: Consent): Evidence {
  const { lawRow } = consent;
  switch (consent.status) {
    case "requested":
    case "lapsed":
    case "expired":
      return { ...nobodyAnswered, lawRow };
    case "refused":
      return { ...(consent.assisted === undefined ? saidBy(consent.by) : onRecord(consent.assisted)), lawRow };
    case "revoked":
      return { ...saidBy(consent.by), lawRow };
    case "granted":
      return consent.narrowedBy === undefined ? ofYes(consent.given.yes) : { ...saidBy(consent.narrowedBy), lawRow };
  }
}

const nobodyAnswered: Answer = { noticeId: null, noticeVersion: null, noticeLanguage: null, noticeHash: null, method: null, assuranceLevel: null, answeredBy: null };

const saidBy = (by: RevokedBy): Answer => ({ ...nobodyAnswered, method: by === "staff" ? null : "login", answeredBy: by });

const onRecord = ({ method, notice }: Assisted): Answer => ({ ...nobodyAnswered, ...textOf(notice), method, answeredBy: "citizen" });

const ofYes = (yes: Yes): Evidence => ({
  lawRow: yes.lawRow,
  ...(yes.method === "login"
    ? { ...textOf(yes.notice), method: yes.method, assuranceLevel: yes.assuranceLevel, answeredBy: yes.actedFor === undefined ? "citizen" : "representative" }
    : onRecord({ ...yes.assisted, method: yes.method, notice: yes.notice })),
});

const textOf = ({ noticeId, version, language, hash }: ShownNotice) => ({ noticeId, noticeVersion: version, noticeLanguage: language, noticeHash: hash });
