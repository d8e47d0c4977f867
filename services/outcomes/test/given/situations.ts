import { citizen, coordinator } from "./people.ts";
import { stage, type Stage } from "./stage.ts";

let keys = 0;
/** A fresh idempotency key. */
export const once = (): { idempotencyKey: string } => ({ idempotencyKey: `test-key-${(keys += 1)}` });

export const someAnswers = { "connectedness-peer": 3, hope: 0, "empowerment-agency": 4 } as const;

/** The course runs, the citizen consents to measurement, and the check-in at the start waits for her. */
export async function runningCourse(on?: Stage) {
  const s = on ?? (await stage());
  const facts = s.factsOf();
  await s.hearAll(facts.accepted(), facts.consented(), facts.started());
  return of(s, facts);
}

/** The course runs; the citizen was never asked for measurement, or said no. */
export async function unmeasuredCourse(on?: Stage) {
  const s = on ?? (await stage());
  const facts = s.factsOf();
  await s.hearAll(facts.accepted(), facts.started());
  return of(s, facts);
}

function of(s: Stage, facts: ReturnType<Stage["factsOf"]>) {
  const { referralId } = facts;
  const checkIn = async (moment = "start") => (await s.courseOf(referralId))?.checkIns.find((one) => one.moment === moment)?.id ?? "no such check-in";
  return {
    ...s, facts, referralId, checkIn,
    course: async () => await s.courseOf(referralId),
    citizen: s.as(citizen), coordinator: s.as(coordinator),
    answer: async (answers: Record<string, number> = someAnswers, key = once()) => await s.as(citizen).answerCheckIn({ ...key, referralId, checkInId: await checkIn(), answers }),
    setGoal: async (words: string, goalId?: string) => await s.as(citizen).setGoal({ ...once(), referralId, words, ...(goalId === undefined ? {} : { goalId }) }),
  };
}
