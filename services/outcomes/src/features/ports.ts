import type { DecisionReason } from "@haandslag/contracts";
import type { CommandRunner, Ids } from "@haandslag/service-kit";
import type { Instrument } from "../domain/chime/instrument.ts";
import type { Courses } from "../storage/courses.ts";
import type { courseLists } from "../storage/list-courses.ts";
import type { CourseSubjects } from "../storage/course-subjects.ts";
import type { OwnWords } from "../storage/own-words.ts";

/** Does the citizen consent to measurement at this moment? @throws DomainError CONSENT_UNAVAILABLE */
export interface MeasurementConsent {
  isActive(of: { referralId: string; organisationId: string }): Promise<{ readonly permitted: boolean; readonly reasons: readonly DecisionReason[] }>;
}

/** What an organisation knows the citizen of its referral by; undefined where the referral does not run (any more). @throws DomainError REFERRAL_UNAVAILABLE */
export interface ReferralPort {
  findPseudonym(of: { referralId: string; organisationId: string }): Promise<string | undefined>;
}

/** What every feature is given. */
export interface OutcomesDeps {
  readonly runner: CommandRunner;
  readonly ids: Ids;
  readonly courses: Courses;
  readonly lists: ReturnType<typeof courseLists>;
  readonly subjects: CourseSubjects;
  readonly words: OwnWords;
  readonly consent: MeasurementConsent;
  /** What this organisation knows the citizen with this subject id by (CON-27). */
  pseudonymOf(organisationId: string, subjectId: string): string;
  readonly instrument: Instrument;
}
