import { removeDue } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeEndedContactRequests } from "../../src/storage/remove-ended-contact-requests.ts";
import { codeOf, refusalOf } from "../code-of.ts";
import { type GivenService, givenService, key } from "../given.ts";
import { bente, kimAsCitizen, maja, ofOtherAuthority, ofOtherUnit, toveAsCitizen } from "../people.ts";
import { citizen, draft, referrals } from "../referrals.ts";

let world: GivenService;
let referralId: string;
const aarhus = "municipality-0751";
beforeAll(async () => {
  world = await givenService();
  referralId = await referrals(world).drafted();
});
afterAll(() => world.close());

type Asked = Partial<Parameters<ReturnType<GivenService["as"]>["askToBeContacted"]>[0]>;
const ask = (who = kimAsCitizen, o: Asked = {}) => world.as(who).askToBeContacted({ idempotencyKey: key(), authorityId: aarhus, ...o });
const tove = { phone: "20304051", name: "Tovecanary Borger" };
const waiting = async (who = maja) => (await world.as(who).listContactRequests({})).requests;
const contacted = (contactRequestId: string, outcome: "reached" | "not-reached" | "referred", who = maja) => world.as(who).noteContacted({ idempotencyKey: key(), contactRequestId, outcome });
const mine = async (contactRequestId: string, who = kimAsCitizen) => (await world.as(who).myContactRequests()).requests.find((each) => each.contactRequestId === contactRequestId);

describe("REF-28 a citizen asks to be called", () => {
  it("REF-28 in two taps where the authority has her case: her unit sees whom to call, and nobody else does", async () => {
    expect((await world.as(kimAsCitizen).myContactRequests()).choices).toEqual([{ authorityId: aarhus, authorityName: "Aarhus Kommune", phoneEnding: "50" }]);
    const { contactRequestId } = await ask();
    const [line] = await waiting();
    expect(line).toEqual({
      contactRequestId, need: "call-back", askedAt: world.clock.now().toISOString(), answerBy: "2026-11-25T10:00:00.000Z", isOverdue: false, attempts: 0, referralId,
      citizen: { name: `${citizen.givenNames[0]} ${citizen.familyName}`, phone: citizen.phones[0], times: [] },
    });
    expect((await waiting(bente)).map((each) => [each.contactRequestId, each.citizen])).toEqual([[contactRequestId, null]]);
    for (const stranger of [ofOtherUnit, ofOtherAuthority]) expect(await world.as(stranger).listContactRequests({})).toEqual({ requests: [], nextCursor: null, count: 0 });
    expect(await mine(contactRequestId)).toMatchObject({ status: "waiting", authorityName: "Aarhus Kommune", outcome: null });
    expect((await ask()).contactRequestId, "while one waits another is the same").toBe(contactRequestId);
    await contacted(contactRequestId, "reached");
    expect(await waiting()).toEqual([]);
    expect(await mine(contactRequestId)).toMatchObject({ status: "contacted", outcome: "reached", endedAt: world.clock.now().toISOString() });
    expect(await codeOf(contacted(contactRequestId, "referred"))).toBe("CONTACT_REQUEST_WRONG_STATE");
  });

  it("REF-28 without a case she writes name and number, and whichever unit calls first has called", async () => {
    expect(await refusalOf(ask(toveAsCitizen))).toMatchObject({ code: "INPUT_INVALID", fields: [{ field: "phone", code: "MISSING" }] });
    expect(await refusalOf(ask(toveAsCitizen, { phone: tove.phone }))).toMatchObject({ fields: [{ field: "name", code: "MISSING" }] });
    expect(await refusalOf(ask(toveAsCitizen, { ...tove, authorityId: "municipality-9999" }))).toMatchObject({ fields: [{ field: "authorityId", code: "NOT_ONE_OF" }] });
    const { contactRequestId } = await ask(toveAsCitizen, { ...tove, times: ["weekday-morning"] });
    for (const unit of [maja, ofOtherUnit]) expect((await waiting(unit)).map((each) => each.citizen)).toEqual([{ ...tove, times: ["weekday-morning"] }]);
    await contacted(contactRequestId, "referred", ofOtherUnit);
    expect(await waiting()).toEqual([]);
  });

  it("CON-29 what one authority's record says of her goes to no other authority; what she wrote herself does", async () => {
    const copenhagen = { authorityId: "municipality-0101" };
    expect(await refusalOf(ask(kimAsCitizen, copenhagen))).toMatchObject({ fields: [{ field: "phone", code: "MISSING" }] });
    await world.as(kimAsCitizen).draftSelfReferral({ ...draft(), citizen: { ...citizen, phones: ["20304099"] } });
    await ask(kimAsCitizen, copenhagen);
    expect((await waiting(ofOtherAuthority)).map((each) => [each.citizen?.phone, each.referralId])).toEqual([["20304099", null]]);
  });

  it("REF-21 of two at once, with one key or with two, there is one", async () => {
    const idempotencyKey = key();
    const all = await Promise.all([ask(kimAsCitizen, { idempotencyKey }), ask(kimAsCitizen, { idempotencyKey }), ask(), ask()]);
    expect(new Set(all.map((each) => each.contactRequestId)).size).toBe(1);
    const { contactRequestId } = all[0] ?? { contactRequestId: "" };
    expect(await codeOf(world.as(toveAsCitizen).withdrawContactRequest({ idempotencyKey: key(), contactRequestId }))).toBe("NOT_FOUND");
    expect(await world.as(kimAsCitizen).withdrawContactRequest({ idempotencyKey: key(), contactRequestId })).toEqual({ contactRequestId, status: "withdrawn" });
    expect(await waiting()).toEqual([]);
    expect((await ask(kimAsCitizen, { idempotencyKey })).contactRequestId, "a replay is the first one again").toBe(contactRequestId);
  });
});

describe("REF-19 no wish to be called stays silent", () => {
  it("REF-19 after three days it is overdue and on top, after another week it is the citizen's again", async () => {
    const { contactRequestId } = await ask();
    world.clock.advance({ days: 2 });
    await ask(toveAsCitizen, tove);
    world.clock.advance({ days: 1 });
    expect(await world.meetCallDeadlines(), "and hers elsewhere").toBe(2);
    expect((await waiting()).map((each) => [each.contactRequestId === contactRequestId, each.isOverdue])).toEqual([[true, true], [false, false]]);
    expect((await world.as(maja).listContactRequests({ overdue: true })).requests.map((each) => each.contactRequestId)).toEqual([contactRequestId]);
    expect(await mine(contactRequestId)).toMatchObject({ status: "waiting", isOverdue: true });
    expect(await world.meetCallDeadlines()).toBe(0);
    world.clock.advance({ days: 7 });
    await world.meetCallDeadlines();
    expect(await mine(contactRequestId)).toMatchObject({ status: "lapsed", isOverdue: false });
    expect((await waiting()).map((each) => each.contactRequestId)).not.toContain(contactRequestId);
  });

  it("REF-19 whoever was not reached is called again, three times in all", async () => {
    const { contactRequestId } = await ask();
    world.clock.advance({ days: 4 });
    await world.meetCallDeadlines();
    expect(await contacted(contactRequestId, "not-reached")).toMatchObject({ status: "waiting", attempts: 1 });
    expect((await waiting()).find((each) => each.contactRequestId === contactRequestId)).toMatchObject({ isOverdue: false, attempts: 1, answerBy: new Date(world.clock.now().getTime() + 3 * 86_400_000).toISOString() });
    await contacted(contactRequestId, "not-reached");
    expect(await contacted(contactRequestId, "not-reached")).toMatchObject({ status: "contacted" });
    expect(await mine(contactRequestId)).toMatchObject({ status: "contacted", outcome: "not-reached" });
  });
});

describe("what a wish to be called keeps", () => {
  it("CON-26 name and number stand nowhere in plain text, and its history replays to its row", async () => {
    const { rows } = await world.database.owner.query<{ text: string }>("SELECT string_agg(state::text, ' ') || (SELECT string_agg(data::text, ' ') FROM contact_request_history) || (SELECT string_agg(result::text, ' ') FROM idempotency) AS text FROM contact_request");
    expect(rows[0]?.text).not.toMatch(/canary|203040/);
    expect(world.logged.join("")).not.toMatch(/canary|203040/);
    const { decider, store } = world.deps.contactRequests;
    const { rows: all } = await world.database.owner.query<{ id: string }>("SELECT id FROM contact_request");
    expect(all.length).toBeGreaterThan(3);
    for (const { id } of all) {
      const history = await store.history(world.database.owner, id);
      expect(history.map(({ data }) => data).reduce<Parameters<typeof decider.evolve>[0]>(decider.evolve, undefined)).toEqual((await store.find(world.database.owner, id))?.state);
    }
  });

  it("CON-25 OPS-08 thirty days after it was over it is gone, with its key; one that waits stays", async () => {
    const { contactRequestId } = await ask();
    const over = (await world.database.owner.query<{ id: string; ended_at: string }>("SELECT id, ended_at FROM contact_request WHERE ended_at IS NOT NULL ORDER BY ended_at DESC")).rows;
    const retention = connectPool(world.database.retentionUrl, { max: 1, applicationName: "retention" });
    const rules = [removeEndedContactRequests(world.vault)];
    const due = new Date(Date.parse(over[0]?.ended_at ?? "") + 30 * 86_400_000);
    expect((await removeDue(retention, rules, due))["ended-contact-requests"] ?? 0).toBe(over.filter(({ ended_at }) => ended_at < (over[0]?.ended_at ?? "")).length);
    await removeDue(retention, rules, new Date(due.getTime() + 1));
    await retention.end();
    const left = async (sql: string) => (await world.database.owner.query(sql, [over.map(({ id }) => id)])).rowCount;
    expect([await left("SELECT 1 FROM contact_request WHERE id = ANY($1)"), await left("SELECT 1 FROM contact_request_history WHERE aggregate_id = ANY($1)"), await left("SELECT 1 FROM sealed_content WHERE aggregate_id = ANY($1)")]).toEqual([0, 0, 0]);
    expect((await world.keyStore.pool.query("SELECT 1 FROM data_key WHERE aggregate_id = ANY($1) AND wrapped IS NOT NULL", [over.map(({ id }) => id)])).rowCount).toBe(0);
    expect((await waiting()).find((each) => each.contactRequestId === contactRequestId)?.citizen?.phone).toBe(citizen.phones[0]);
  });
});
