import type { ExpiredBecause, RevokedBy } from "@haandslag/contracts";
import type { Assisted, Consent, LapsedBecause, Question, Yes } from "./state.ts";

/** All that was said when an epoch was made; what it leaves of the consent stands in its facts (`factsOf`). */
export type Said =
  | { readonly question: Question; readonly answerBy: string }
  | { readonly yes: Yes }
  | { readonly by: RevokedBy; readonly assisted?: Assisted }
  | { readonly because: LapsedBecause | ExpiredBecause };

/**
 * What made the newest epoch, in full: the question, the yes with its grantor, whoever acted, and what was recorded on
 * paper or in person, or who ended it or why it ended. The log commits to its hash alone (CON-26), so no word of it can
 * be changed in row and history alike and not be found.
 */
export function saidOf(consent: Consent): Said {
  switch (consent.status) {
    case "requested": {
      const { consentId, referralId, subjectId, purpose, discloser, recipient, senderUnitId, asked, language, lawRow, notices, answerBy } = consent;
      return { question: { consentId, referralId, subjectId, purpose, discloser, recipient, senderUnitId, asked, language, lawRow, notices }, answerBy };
    }
    case "granted":
      return consent.narrowedBy === undefined ? { yes: consent.given.yes } : { by: consent.narrowedBy };
    case "refused":
      return { by: consent.by, ...(consent.assisted === undefined ? {} : { assisted: consent.assisted }) };
    case "revoked":
      return { by: consent.by };
    case "lapsed":
    case "expired":
      return { because: consent.because };
  }
}
