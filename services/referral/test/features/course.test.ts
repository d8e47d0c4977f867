import { setTimeout as sleep } from "node:timers/promises";
import { categoriesOf, CourseEnded, CourseStarted, FeedbackDue } from "@haandslag/contracts";
import { asService, DomainError, inTransaction } from "@haandslag/service-kit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { onFeedbackDue } from "../../src/reactions/on-feedback-due.ts";
import { codeOf, refusalOf } from "../code-of.ts";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { kimAsCitizen, maja, signe } from "../people.ts";
import { assignmentId, peerId, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterEach(() => world.consent.comeBack());
afterAll(() => world.close());

const seen = (referralId: string) => world.as(maja).getReferral({ referralId });
const close = (referralId: string) => world.as(signe).closeReferral({ idempotencyKey: key(), referralId });
const ended = (referralId: string) => world.hear(CourseEnded, { referralId, assignmentId, organisationId: havnen.id, because: "completed", hadStarted: true, endedAt: world.clock.now().toISOString() });

describe("REF-12 what the sender hears of the course", () => {
  it("REF-12 without a consent to feedback the course stays hidden, in every answer", async () => {
    const referralId = await referrals(world).withOutcome();
    await ended(referralId);
    expect(await seen(referralId)).toMatchObject({ status: "accepted", told: [], outcome: null });
    expect((await world.as(maja).listReferrals({ limit: 100 })).referrals.find((each) => each.referralId === referralId)).toMatchObject({ status: "accepted", need: "running" });
    expect(JSON.stringify((await seen(referralId)).timeline)).not.toMatch(/course|outcome|started|peers|check-in/);
    expect((await world.as(kimAsCitizen).myReferrals()).find((each) => each.referralId === referralId)?.status).toBe("in_course");
    await close(referralId);
    expect(await seen(referralId)).toMatchObject({ status: "closed", outcome: null });
  });

  it("REF-12 exactly the ticked categories are told, each as a disclosure of the organisation's", async () => {
    const referralId = await referrals(world).accepted();
    await world.citizenGrants(referralId, "feedback", ["started", "outcome"]);
    await start(referralId);
    expect(await seen(referralId)).toMatchObject({ status: "in_course", told: [{ category: "started" }] });
    await ended(referralId);
    await outcome(referralId);
    expect(await seen(referralId)).toMatchObject({ told: [{ category: "started" }, { category: "outcome" }], outcome: "goals-reached" });
    expect(world.consent.disclosures.filter((each) => each.referralId === referralId && each.kind === "feedback" && each.permitted)[0]).toMatchObject({
      discloser: { kind: "organisation", id: havnen.id }, recipient: { kind: "authority", id: "municipality-0751" }, categories: ["started"], atLeast: "all",
    });
  });

  it("CON-21 what waited for the consent service is dropped when the consent is gone by then", async () => {
    const referralId = await referrals(world).accepted();
    await world.citizenGrants(referralId, "feedback", ["started"]);
    world.consent.goAway();
    await expect(start(referralId)).rejects.toMatchObject({ code: "CONSENT_UNAVAILABLE" });
    expect((await seen(referralId)).status).toBe("accepted");
    world.consent.comeBack();
    world.consent.revoke(referralId, "feedback");
    await replayFeedback(referralId);
    expect((await seen(referralId)).status).toBe("accepted");
    world.consent.grant(referralId, "feedback", ["started"]);
    await replayFeedback(referralId);
    expect((await seen(referralId)).status).toBe("in_course");
  });

  it("REF-12 a consent to feedback that comes late lets through what has happened", async () => {
    const referralId = await referrals(world).inCourse();
    expect((await seen(referralId)).status).toBe("accepted");
    await world.citizenGrants(referralId, "feedback", [...categoriesOf.feedback]);
    expect(await seen(referralId)).toMatchObject({ status: "in_course", told: [{ category: "started" }] });
  });

  it("REF-11 closing takes a recorded outcome, and tells it first where feedback lets it", async () => {
    const referralId = await referrals(world).inCourse();
    expect(await codeOf(close(referralId))).toBe("REFERRAL_OUTCOME_MISSING");
    await outcome(referralId);
    expect(await refusalOf(close(referralId))).toMatchObject({ code: "REFERRAL_WRONG_STATE", detail: { reason: "course-has-not-ended" } });
    await ended(referralId);
    world.consent.grant(referralId, "feedback", ["outcome"]); // the event of the grant has not reached us yet
    const input = { idempotencyKey: key(), referralId };
    expect(await world.as(signe).closeReferral(input)).toEqual(await world.as(signe).closeReferral(input));
    expect(await seen(referralId)).toMatchObject({ status: "closed", outcome: "goals-reached" });
    expect(await world.settle()).toContain("dk.haandslag.referral.closed.v1");
  });

  it("CON-19 what the closing and the event tell at once is asked once, and stands in the ledger once", async () => {
    const referralId = await referrals(world).withOutcome();
    await ended(referralId);
    world.consent.grant(referralId, "feedback", ["outcome"]);
    const { disclose } = world.consent.port;
    Object.assign(world.consent.port, { disclose: async (...input: Parameters<typeof disclose>) => {
      await sleep(100); // long enough for the other to come to the same question
      return disclose(...input);
    } });
    await Promise.all([close(referralId), replayFeedback(referralId, "outcome"), replayFeedback(referralId, "outcome")]);
    Object.assign(world.consent.port, { disclose });
    expect(feedbackRows(referralId)).toEqual([["outcome"]]);
    expect(await seen(referralId)).toMatchObject({ status: "closed", told: [{ category: "outcome" }] });
  });

  it("CON-19 what was told stays told when a later event of its batch fails", async () => {
    const told = await referrals(world).inCourse();
    const notTold = await referrals(world).inCourse();
    world.consent.grant(told, "feedback", ["started"]);
    const { disclose } = world.consent.port;
    Object.assign(world.consent.port, { disclose: (...input: Parameters<typeof disclose>) => (input[0].referralId === notTold ? Promise.reject(new DomainError("CONSENT_UNAVAILABLE")) : disclose(...input)) });
    const reaction = onFeedbackDue(world.deps);
    const messages = [told, notTold].map((referralId) => ({ id: world.deps.ids.next(), topic: FeedbackDue.topic, key: referralId, type: FeedbackDue.type, source: "test", time: world.clock.now().toISOString(), correlationId: "019aa000-0000-7000-8000-00000000c0a1", sequence: "1", data: { referralId, category: "started" } }));
    await expect(asService(() => inTransaction(world.pool, (tx) => reaction.apply(tx, messages)))).rejects.toMatchObject({ code: "CONSENT_UNAVAILABLE" });
    Object.assign(world.consent.port, { disclose });
    await asService(() => inTransaction(world.pool, (tx) => reaction.apply(tx, messages)));
    expect(feedbackRows(told)).toEqual([["started"]]);
  });

  it("REF-12 a course is told to its end, however soon after the end it is closed", async () => {
    const referralId = await referrals(world).inCourse();
    await world.citizenGrants(referralId, "feedback", [...categoriesOf.feedback]);
    await outcome(referralId);
    await ended(referralId);
    await close(referralId);
    const { told, timeline } = await seen(referralId);
    expect(told.map(({ category }) => category).toSorted()).toEqual(["ended", "outcome", "started"]);
    expect(timeline.at(-1)?.what).toBe("closed");
  });

  it("CON-20 nothing closes past a consent service that is away: what is to be told would be lost", async () => {
    const referralId = await referrals(world).withOutcome();
    await ended(referralId);
    world.consent.goAway();
    expect(await codeOf(close(referralId))).toBe("CONSENT_UNAVAILABLE");
  });

  const start = (referralId: string) => world.hear(CourseStarted, { referralId, assignmentId, organisationId: havnen.id, peerId, startedAt: world.clock.now().toISOString() });
  const outcome = async (referralId: string) => world.hear((await import("@haandslag/contracts")).OutcomeRecorded, { referralId, organisationId: havnen.id, outcome: "goals-reached" });
  const replayFeedback = async (referralId: string, category = "started") => world.hear(FeedbackDue, { referralId, category });
  const feedbackRows = (referralId: string) => world.consent.disclosures.filter((each) => each.referralId === referralId && each.kind === "feedback" && each.permitted).map(({ categories }) => categories);
});
