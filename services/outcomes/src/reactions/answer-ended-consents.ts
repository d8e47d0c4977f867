import { OutcomesReceiptGiven } from "@haandslag/contracts";
import { answerWithReceipts, type CommandRunner, type EndedConsent, type Ids, type ReceiptSigner } from "@haandslag/service-kit";
import { changeCourse } from "../storage/change-course.ts";
import type { CourseSubjects } from "../storage/course-subjects.ts";
import type { Courses } from "../storage/courses.ts";
import type { OwnWords } from "../storage/own-words.ts";

/**
 * A consent to measurement is withdrawn or has run out: measuring stops, what rested on it is gone (OUT-07, OUT-10), and
 * the course goes on. Locked and changed first, erased while the lock is held. A key that is destroyed stays so where this
 * fails after it; the event comes again and finds the rest.
 */
export const answerEndedConsents = ({ courses, subjects, runner, words, signer, ids }: {
  readonly courses: Courses; readonly subjects: CourseSubjects; readonly runner: CommandRunner; readonly words: OwnWords; readonly signer: ReceiptSigner; readonly ids: Ids;
}) => answerWithReceipts({
  event: OutcomesReceiptGiven, signer, clock: runner.clock, ids,
  holding: {
    async stop(consent, tx) {
      if (!stillCovers(consent)) await changeCourse(tx, courses, consent.referralId, { type: "hearMeasurementEnded", consentId: consent.consentId }, runner.clock.now());
    },
    async erase(consent, tx) {
      if (stillCovers(consent)) return { erased: [], kept: [] };
      const { referralId, consentId } = consent;
      const kinds = await words.eraseUnder(tx, consentId);
      const course = (await courses.store.find(tx, referralId))?.state;
      const wasKnown = course?.subject === "forgotten" && (await subjects.forget(tx, referralId));
      return {
        erased: [...(kinds.includes("goal") ? ["own-words" as const] : []), ...(kinds.includes("answers") ? ["check-ins" as const] : []), ...(wasKnown ? ["pseudonym" as const] : [])],
        kept: course?.checkIns.length === 0 ? [] : [{ what: "course-history", paragraph: "gdpr-5-2" }],
      };
    },
  },
});

/** There is one category to this purpose; a narrowing that leaves it takes nothing. */
const stillCovers = ({ change, categories }: EndedConsent): boolean => change === "narrowed" && categories.includes("check-ins");
