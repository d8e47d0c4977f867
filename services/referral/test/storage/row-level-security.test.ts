import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConsentRevoked } from "@haandslag/contracts";
import { changesWithin, rowsWithin } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { kim, kimAsCitizen, maja, ofOtherAuthority, toveAsCitizen } from "../people.ts";
import { referrals } from "../referrals.ts";

let world: GivenService;
let url: string;
/** Every row that there is, by the owner. */
let everything: Record<string, number>;
const other = ofOtherAuthority.tenantId ?? "";
const own = maja.tenantId ?? "";

/** One authority's referral, accepted and then revoked, and a message of its own; another authority's message. */
beforeAll(async () => {
  world = await givenService();
  url = world.database.url;
  const referralId = await referrals(world).accepted();
  await world.hear(ConsentRevoked, { ...world.consentFacts(referralId, "referral", []), by: "citizen" });
  const order = readFileSync(join(import.meta.dirname, "../../examples/ffb-order.json"), "utf8");
  for (const who of [maja, ofOtherAuthority]) await world.as(who).importMessage({ idempotencyKey: key(), message: order });
  for (const who of [maja, ofOtherAuthority]) await world.as(who).registerMe({ displayName: "Somebody Caseworker" });
  await world.as(kimAsCitizen).askToBeContacted({ idempotencyKey: key(), authorityId: own });
  await world.as(toveAsCitizen).askToBeContacted({ idempotencyKey: key(), authorityId: other, phone: "20304051", name: "Tovecanary" });
  await world.database.owner.query("INSERT INTO inbox VALUES ('test', gen_random_uuid())");
  await world.database.owner.query("INSERT INTO held_event (consumer, event_id, key, type, message, status) VALUES ('test', gen_random_uuid(), 'k', 't', '{}', 'parked')");
  everything = await rowsWithin(world.database.ownerUrl, undefined);
});
afterAll(() => world.close());

const aboutCitizens = ["contact_request", "contact_request_history", "imported_message", "name_index", "receipt_given", "referral", "referral_history", "sealed_content"];
const only = (counted: Record<string, number>) => Object.fromEntries(aboutCitizens.map((table) => [table, counted[table]]));
const seen = (counted: Record<string, number>) => Object.entries(counted).filter(([, rows]) => rows !== 0);

describe("CON-29 by plain SQL as the role that the service runs as", () => {
  it("every guarded table has a row to be seen", () => {
    expect(Object.keys(everything)).toEqual(expect.arrayContaining(aboutCitizens));
    expect(Object.entries(everything).filter(([, rows]) => rows === 0)).toEqual([]);
  });

  it.each([["no tenant set", undefined], ["an empty one", ""], ["an organisation that nothing was sent to", "organisation-broen"], ["an authority with no referral", "municipality-0147"], ["something like everything", "%"]])("with %s there are no rows in any table, and no change touches one", async (_what, scope) => {
    expect(seen(await rowsWithin(url, scope))).toEqual([]);
    expect(Object.entries(await changesWithin(url, scope)).flatMap(([table, changes]) => seen(changes).map((change) => [table, ...change]))).toEqual([]);
  });

  it("each authority sees its own, and both together are all of it", async () => {
    const [mine, theirs] = [only(await rowsWithin(url, own)), only(await rowsWithin(url, other))];
    expect(Object.values(mine).every((rows) => (rows ?? 0) > 0)).toBe(true);
    expect(theirs).toMatchObject({ imported_message: 1, referral: 1, receipt_given: 0 });
    expect(Object.fromEntries(aboutCitizens.map((table) => [table, (mine[table] ?? 0) + (theirs[table] ?? 0)]))).toEqual(only(everything));
  });

  it("the organisation sees the referral that was sent to it and no draft; the citizen sees the own ones; neither sees a message", async () => {
    expect(await rowsWithin(url, havnen.id)).toMatchObject({ referral: 1, imported_message: 0, receipt_given: 1 });
    const { rows } = await world.database.owner.query<{ n: number }>("SELECT count(*)::int AS n FROM referral WHERE subject_id = $1", [kim.subjectId]);
    expect(await rowsWithin(url, kim.subjectId)).toMatchObject({ referral: rows[0]?.n, imported_message: 0, receipt_given: 1 });
  });

  it("events and what messaging keeps are for the service alone, and a replay for its caller", async () => {
    expect(await rowsWithin(url, own)).toMatchObject({ outbox: 0, inbox: 0, held_event: 0 });
    const { rows } = await world.database.owner.query<{ n: number }>("SELECT count(*)::int AS n FROM idempotency WHERE tenant = $1", [other]);
    expect(await rowsWithin(url, other)).toMatchObject({ idempotency: rows[0]?.n });
  });
});

it("CON-12 CON-29 these are all the changes that the grants allow, and an authority's touch its own rows: history, events, receipts and messages stay as they are", async () => {
  const mine = await rowsWithin(url, own);
  expect(await changesWithin(url, own)).toEqual({
    held_event: Object.fromEntries(["consumer", "event_id", "id", "key", "type", "message", "status", "tries", "next_try_at", "last_error", "held_at"].map((column) => [`update ${column}`, 0]).concat([["delete", 0]])),
    contact_request: { "update version": mine["contact_request"], "update state": mine["contact_request"] },
    name_index: { delete: mine["name_index"] },
    outbox: { "update published_at": 0 },
    referral: { "update version": mine["referral"], "update state": mine["referral"] },
    staff: { "update display_name": mine["staff"], "update last_seen_at": mine["staff"] },
    sealed_content: { "update nonce": mine["sealed_content"], "update ciphertext": mine["sealed_content"], delete: mine["sealed_content"] },
  });
});
