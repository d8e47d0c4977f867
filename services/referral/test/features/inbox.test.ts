import { CourseEnded, CourseStarted, OutcomeRecorded, PeersOffered } from "@haandslag/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, refusalOf } from "../code-of.ts";
import { broen, type GivenService, givenService, havnen, key } from "../given.ts";
import { ofOtherOrganisation, signe } from "../people.ts";
import { assignmentId, peerId, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const inbox = (filter: Parameters<ReturnType<GivenService["as"]>["listOffers"]>[0] = {}, who = signe) => world.as(who).listOffers({ limit: 100, ...filter });
const lineOf = async (referralId: string) => (await inbox()).offers.find((each) => each.referralId === referralId);
const now = () => world.clock.now().toISOString();

describe("the organisation's inbox", () => {
  it("REF-19 says at each moment what the coordinator does next, and since when it waits", async () => {
    const referralId = await referrals(world).offered();
    const sentAt = now();
    expect(await lineOf(referralId)).toMatchObject({ step: "answer", waitingSince: sentAt, openedAt: null, acceptedAt: null });
    world.clock.advance({ days: 14 });
    await world.meetDeadlines();
    expect(await lineOf(referralId)).toMatchObject({ step: "answer-overdue", isOverdue: true, waitingSince: sentAt });
    expect((await inbox({ overdue: true })).offers.map((each) => each.referralId)).toEqual([referralId]);
    await world.as(signe).acceptOffer({ idempotencyKey: key(), referralId });
    const acceptedAt = now();
    expect(await lineOf(referralId)).toMatchObject({ step: "find-peer", waitingSince: acceptedAt, acceptedAt });
    const answerBy = new Date(world.clock.now().getTime() + 86_400_000).toISOString();
    await world.hear(PeersOffered, { referralId, assignmentId, organisationId: havnen.id, choices: 2, answerBy });
    expect(await lineOf(referralId)).toMatchObject({ step: "citizen-chooses" });
    world.clock.moveTo(answerBy);
    expect(await lineOf(referralId), "she did not choose in time").toMatchObject({ step: "find-peer" });
    await world.hear(CourseStarted, { referralId, assignmentId, organisationId: havnen.id, peerId, startedAt: now() });
    expect(await lineOf(referralId)).toMatchObject({ status: "in_course", step: "course-runs", waitingSince: now(), courseStartedAt: now(), courseEndedAt: null });
    world.clock.advance({ days: 1 });
    await world.hear(CourseEnded, { referralId, assignmentId, organisationId: havnen.id, because: "completed", hadStarted: true, endedAt: now() });
    expect(await lineOf(referralId)).toMatchObject({ step: "record-outcome", waitingSince: now(), courseEndedAt: now() });
    await world.hear(OutcomeRecorded, { referralId, organisationId: havnen.id, outcome: "goals-reached" });
    expect(await lineOf(referralId)).toMatchObject({ step: "close" });
  });

  it("has what must be answered before what runs, by deadline, in whole and page by page; what is filtered by does not change the counts", async () => {
    await referrals(world).accepted();
    const first = await referrals(world).offered();
    world.clock.advance({ minutes: 1 });
    const second = await referrals(world).offered();
    const { offers, counts } = await inbox();
    expect(offers.map(({ referralId }) => referralId).slice(0, 2)).toEqual([first, second]);
    expect(offers.map(({ status }) => status)).toEqual(["offered", "offered", ...offers.slice(2).map(({ status }) => status).filter((status) => status !== "offered")]);
    const pages: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await inbox({ limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      pages.push(...page.offers.map(({ referralId }) => referralId));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(offers.map(({ referralId }) => referralId));
    const running = await inbox({ statuses: ["accepted", "in_course"] });
    expect(running.offers.map(({ status }) => status)).not.toContain("offered");
    expect(running.offers.length).toBe(offers.length - 2);
    expect(running.counts).toEqual(counts);
    expect((await inbox({ overdue: true })).offers).toEqual([]);
    expect(counts).toEqual({ offered: 2, overdue: 0, accepted: offers.filter(({ status }) => status === "accepted").length, in_course: offers.filter(({ status }) => status === "in_course").length });
    expect(await inbox({}, ofOtherOrganisation)).toEqual({ offers: [], nextCursor: null, counts: { offered: 0, overdue: 0, accepted: 0, in_course: 0 } });
    expect(await refusalOf(inbox({ statuses: ["draft" as never] }))).toMatchObject({ code: "INPUT_INVALID", fields: [{ field: "statuses.0" }] });
  });
});

describe("REF-14 capacity in two clicks", () => {
  const serviceId = havnen.services[0]?.id ?? "";
  const confirm = (o: { places?: number; serviceId?: string; idempotencyKey?: string } = {}, who = signe) => world.as(who).confirmCapacity({ idempotencyKey: key(), serviceId, places: 5, waitingWeeks: 1, ...o });

  it("REF-14 what a coordinator confirms stands in the organisation's entry at once, with the time", async () => {
    world.clock.advance({ days: 3 });
    expect(await confirm()).toEqual({ serviceId, places: 5, waitingWeeks: 1, confirmedAt: now() });
    expect((await world.as(signe).myOrganisation()).services[0]?.capacity).toEqual({ places: 5, waitingWeeks: 1, confirmedAt: now() });
    expect(await world.as(signe).myOrganisation()).toEqual(await world.as(signe).getOrganisation({ organisationId: havnen.id }));
  });

  it("REF-21 said again with the same key it is the first confirmation, also of two at once; the key is not another's", async () => {
    const idempotencyKey = key();
    const [first, twin] = await Promise.all([confirm({ idempotencyKey }), confirm({ idempotencyKey })]);
    expect(twin).toEqual(first);
    world.clock.advance({ days: 1 });
    expect(await confirm({ idempotencyKey })).toEqual(first);
    expect((await world.as(signe).myOrganisation()).services[0]?.capacity?.confirmedAt).toBe(first.confirmedAt);
    expect(await codeOf(confirm({ idempotencyKey, places: 6 }))).toBe("IDEMPOTENCY_KEY_REUSED");
  });

  it("CON-29 another organisation's service is as one that is not there, and stays as it was; OPS-04 a wrong number is refused by its field", async () => {
    const before = await world.as(signe).getOrganisation({ organisationId: broen.id });
    expect(await codeOf(confirm({ serviceId: broen.services[0]?.id ?? "" }))).toBe("NOT_FOUND");
    expect(await codeOf(confirm({ serviceId: "019aa000-0000-7000-8000-00000000dead" }))).toBe("NOT_FOUND");
    expect(await codeOf(confirm({}, ofOtherOrganisation))).toBe("NOT_FOUND");
    expect(await world.as(signe).getOrganisation({ organisationId: broen.id })).toEqual(before);
    expect(await refusalOf(confirm({ places: -1 }))).toMatchObject({ code: "INPUT_INVALID", fields: [{ field: "places" }] });
  });
});
