import { ConsentExpired, ConsentRevoked } from "@haandslag/contracts";
import { type CommandRunner, type Queryable, reactOneByOne } from "@haandslag/service-kit";
import { changeCourse } from "../storage/change-course.ts";
import type { Courses } from "../storage/courses.ts";
import type { OwnWords } from "../storage/own-words.ts";

/**
 * A consent to measurement is withdrawn or has run out: what rested on it is gone (OUT-07, OUT-10), and the course goes on.
 * Locked and changed first, erased while the lock is held. A key that is destroyed stays so where this fails after it;
 * the event comes again and finds the rest.
 */
export const onMeasurementEnded = (courses: Courses, runner: CommandRunner, words: OwnWords) => {
  const apply = async ({ purpose, referralId, consentId }: Pick<ConsentRevoked, "purpose" | "referralId" | "consentId">, tx: Queryable) => {
    if (purpose !== "measurement") return;
    await changeCourse(tx, courses, referralId, { type: "hearMeasurementEnded", consentId }, runner.clock.now());
    await words.eraseUnder(tx, consentId);
  };
  return [reactOneByOne({ on: ConsentRevoked, apply }), reactOneByOne({ on: ConsentExpired, apply })];
};
