import { newKey } from "../stack/service-caller.ts";
import type { FirstAct } from "./act-1-referred-and-met.ts";
import type { Story } from "./story.ts";
import { until } from "./until.ts";

const key = () => ({ idempotencyKey: newKey() });

/** What the citizen writes about a goal: planted, and looked for everywhere at the end. */
export const goalWords = "Jeg vil ud at gå langs åen hver tirsdag uden at være bange";

/** Meetings, check-ins and goals; feedback is withdrawn while the course goes on; then it ends. */
export async function measuredAndClosed({ cast, timeline: { step }, promises, turnClock, stack }: Story, { referralId, feedbackConsentId }: FirstAct): Promise<void> {
  const { caseworker, citizen, coordinator, fatima } = cast;
  const dueCheckIn = (moment: string) => until(`the check-in (${moment}) is due`, async () =>
    (await citizen.outcomes.myCourse.query({ referralId }).catch(() => undefined))?.checkIns.find((checkIn) => checkIn.moment === moment && checkIn.status === "due"));

  const start = await dueCheckIn("start");
  await step("citizen", "answers how it goes, and skips what does not fit", "outcomes", () => citizen.outcomes.answerCheckIn.mutate({ ...key(), referralId, checkInId: start.checkInId, answers: { hope: 1, meaning: 2, "empowerment-agency": 1 } }));
  await step("citizen", "writes a goal in own words", "outcomes", () => citizen.outcomes.setGoal.mutate({ ...key(), referralId, words: goalWords }));
  const today = () => stack.now().toISOString().slice(0, 10);
  await step("peer Fatima", "records the first meeting", "peer-assignment", () => fatima.peers.recordSession.mutate({ ...key(), referralId, date: today(), minutes: 60, attendance: "both" }));

  await step("citizen", "stops the feedback to the municipality, and nothing else", "consent", () => citizen.consent.revokeConsent.mutate({ ...key(), consentId: feedbackConsentId }));
  const running = (await fatima.peers.myCourses.query()).some((course) => course.referralId === referralId);
  promises.note("CON-16", "Withdrawing feedback leaves the course alone", running, running ? "the course goes on" : "the course is gone");

  await turnClock(92);
  const second = await dueCheckIn("three-months");
  await step("citizen", "answers again after three months", "outcomes", () => citizen.outcomes.answerCheckIn.mutate({ ...key(), referralId, checkInId: second.checkInId, answers: { hope: 3, meaning: 3, identity: 2 } }));
  const measured = await citizen.outcomes.myCourse.query({ referralId });
  promises.note("OUT-09", "Check-ins have five parts and no total", !JSON.stringify(measured.checkIns).includes("total"), `parts: ${Object.keys(measured.checkIns[0]?.scores ?? {}).join(", ")}`);
  promises.note("OUT-02", "Goals stand in the citizen's own words", measured.goals[0]?.words === goalWords, `${measured.goals.length} goal`);

  await step("coordinator", "ends the course", "peer-assignment", () => coordinator.peers.endAssignment.mutate({ ...key(), referralId }));
  const end = await dueCheckIn("end");
  await step("citizen", "would rather not answer the last one", "outcomes", () => citizen.outcomes.declineCheckIn.mutate({ ...key(), referralId, checkInId: end.checkInId }));
  await promises.refused("REF-11", "A referral closes only with an outcome", "REFERRAL_OUTCOME_MISSING", () => coordinator.referral.closeReferral.mutate({ ...key(), referralId }));
  await step("coordinator", "records how it went", "outcomes", () => coordinator.outcomes.recordOutcome.mutate({ ...key(), referralId, outcome: "goals-reached" }));
  await until("the outcome has reached the referral", async () => (await coordinator.referral.listOffers.query({})).offers.some((offer) => offer.referralId === referralId && offer.outcomeRecorded));
  await step("coordinator", "closes the referral", "referral", () => coordinator.referral.closeReferral.mutate({ ...key(), referralId }));
  const seen = await caseworker.referral.getReferral.query({ referralId });
  const told = seen.told.map(({ category }) => category).join(", ");
  promises.note("REF-12", "The caseworker hears what the feedback consent named while it held, else only that it is closed", seen.status === "closed" && told === "started" && seen.outcome === null, `status ${seen.status}; told: ${told}; outcome: ${seen.outcome ?? "not told"}`);
}
