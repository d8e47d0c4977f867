import { ConsentExpired, ConsentRevoked } from "@haandslag/contracts";
import { changeBy, currentCall, reactOneByOne, type CommandRunner } from "@haandslag/service-kit";
import type { CourseCommand } from "../domain/course/commands.ts";
import type { Courses } from "../storage/courses.ts";
import type { OwnWords } from "../storage/own-words.ts";

type Apply = Parameters<typeof reactOneByOne<typeof ConsentRevoked.data>>[0]["apply"];

/**
 * A consent to measurement is withdrawn or has run out: what rested on it is gone (OUT-07, OUT-10), and the course goes on.
 * Locked and changed first, erased while the lock is held. A key that is destroyed stays so where this fails after it;
 * the event comes again and finds the rest.
 */
export const onMeasurementEnded = (courses: Courses, runner: CommandRunner, words: OwnWords) => {
  const apply = async ({ purpose, referralId, consentId }: Pick<ConsentRevoked, "purpose" | "referralId" | "consentId">, tx: Parameters<Apply>[1]) => {
    if (purpose !== "measurement") return;
    const stored = (await courses.store.lock(tx, [referralId])).get(referralId);
    const change = changeBy(courses.decider, referralId, stored, { type: "hearMeasurementEnded", consentId } satisfies CourseCommand);
    if (change !== undefined) await courses.store.save(tx, [change], { call: currentCall(), at: runner.clock.now() });
    await words.eraseUnder(tx, consentId);
  };
  return [reactOneByOne({ on: ConsentRevoked, apply }), reactOneByOne({ on: ConsentExpired, apply })];
};
