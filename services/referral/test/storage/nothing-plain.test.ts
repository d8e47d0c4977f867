import { afterAll, beforeAll, expect, it } from "vitest";
import { type GivenService, givenService, key } from "../given.ts";
import { maja, signe } from "../people.ts";
import { referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const planted = ["canary", "2512489996", "251248-9996", "20304050", "Y2FuYXJ5", "63616e617279"];

/** Every value of every column of a database, as text. */
async function everythingIn(pool: GivenService["pool"]): Promise<{ place: string; text: string }[]> {
  const { rows } = await pool.query<{ table_name: string; column_name: string; data_type: string }>("SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_prisma%'");
  const found = await Promise.all(rows.map(async ({ table_name, column_name, data_type }) =>
    (await pool.query<{ text: string }>(`SELECT string_agg(${data_type === "bytea" ? `encode("${column_name}", 'escape')` : `"${column_name}"::text`}, ' ') AS text FROM "${table_name}"`)).rows.map(({ text }) => ({ place: `${table_name}.${column_name}`, text: text ?? "" }))));
  return found.flat();
}
const leaks = (all: { place: string; text: string }[]) => all.flatMap(({ place, text }) => planted.filter((word) => text.toLowerCase().includes(word.toLowerCase())).map((word) => `${place}: ${word}`));

it("CON-26 no number, name, contact detail or free text stands in plain text in any column, event or log line of a whole story", async () => {
  const referralId = await referrals(world).ended();
  await world.as(signe).openCase({ idempotencyKey: key(), referralId });
  await world.as(signe).closeReferral({ idempotencyKey: key(), referralId });
  await world.settle();
  await world.as(maja).importMessage({ idempotencyKey: key(), message: JSON.stringify({ resourceType: "Bundle", type: "collection", entry: [{ fullUrl: "urn:uuid:c6d3a2f0-4c3a-4c1f-9d55-4b7a4f0f2c11", resource: { resourceType: "Patient", identifier: [{ system: "urn:oid:1.2.208.176.1.2", value: "2512489996" }], name: [{ family: "Borgercanary", given: ["Kimcanary"] }], telecom: [{ system: "phone", value: "20304050" }] } }] }) });
  await world.as(maja).draftReferral({ idempotencyKey: key(), citizen: { givenNames: ["Canary"], cprNumber: "9913709999" } } as never).catch(() => undefined);

  const [content, keys] = await Promise.all([everythingIn(world.database.owner), everythingIn(world.keyStore.pool)]);
  expect(content.find(({ place }) => place === "referral_history.data")?.text.length).toBeGreaterThan(500);
  expect(world.logged.length).toBeGreaterThan(0);
  expect(leaks([...content, ...keys, { place: "log", text: world.logged.join("\n") }])).toEqual([]);
});

it("CON-26 the search finds what is planted", async () => {
  await world.database.owner.query("INSERT INTO idempotency (actor, key, command, request_hash, result, at, tenant) VALUES ('a', 'k', 'c', 'h', $1, now(), '*')", [JSON.stringify({ name: "Kimcanary" })]);
  expect(leaks(await everythingIn(world.database.owner))).toEqual(["idempotency.result: canary"]);
});

it("replaying each referral's history gives its row", async () => {
  const { rows } = await world.database.owner.query<{ id: string }>("SELECT id FROM referral");
  expect(rows.length).toBeGreaterThan(1);
  for (const { id } of rows) {
    const { decider, store } = world.deps.referrals;
    const history = await store.history(world.database.owner, id);
    const stored = await store.find(world.database.owner, id);
    expect(history.map(({ data }) => data).reduce<Parameters<typeof decider.evolve>[0]>(decider.evolve, undefined)).toEqual(stored?.state);
    expect(history.at(-1)?.version).toBe(stored?.version);
  }
});
