import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, refusalOf } from "../code-of.ts";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { maja, ofOtherAuthority, ofOtherUnit } from "../people.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const order = readFileSync(join(import.meta.dirname, "../../examples/ffb-order.json"), "utf8");
const take = (message: string, who = maja) => world.as(who).importMessage({ idempotencyKey: key(), message });
const count = async () => (await world.database.owner.query("SELECT (SELECT count(*) FROM referral) AS referrals, (SELECT count(*) FROM sealed_content) AS sealed, (SELECT count(*) FROM imported_message) AS messages")).rows[0];

describe("REF-22 a message becomes a draft", () => {
  it("REF-22 an order in the FFB profile's shape ends in a draft that a caseworker completes, asks about and sends", async () => {
    const { drafts: [referralId = ""], kept, dropped } = await take(order);
    expect(kept.length).toBeGreaterThan(3);
    expect(dropped.every(({ path, code, why }) => path !== "" && code !== undefined && why !== "")).toBe(true);
    const seen = await world.as(maja).getReferral({ referralId });
    expect(seen).toMatchObject({ status: "draft", legalBasis: "serviceloven-82", unitId: "unit-voksne" });
    expect(seen.lacks).toContain("forms");
    expect(seen.record.identity.givenNames.length).toBeGreaterThan(0);

    const ask = () => world.as(maja).requestConsent({ idempotencyKey: key(), referralId, organisationId: havnen.id, questions: [{ purpose: "referral", categories: ["situation"] }] });
    expect(await codeOf(ask())).toMatch(/REFERRAL_INCOMPLETE|CPR_NUMBER_MISSING/);
    const identity = seen.record.identity;
    await world.as(maja).editDraft({ idempotencyKey: key(), referralId, citizen: { ...identity, cprNumber: identity.cprNumber ?? "2512489996" }, profile: { situation: { themes: ["grief"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } } });
    await ask();
    world.consent.grant(referralId, "referral", ["situation"]);
    expect((await world.as(maja).sendOffer({ idempotencyKey: key(), referralId })).status).toBe("offered");
  });

  it("REF-21 the same message again gives the first answer, whoever of the authority sends it; with other content it is refused", async () => {
    const first = await take(order);
    const before = await count();
    expect(await take(order, ofOtherUnit)).toEqual(first);
    const changed = JSON.parse(order) as { timestamp: string };
    changed.timestamp = "2026-05-05T09:12:00+02:00";
    expect(await codeOf(take(JSON.stringify(changed)))).toBe("MESSAGE_ID_REUSED");
    expect(await count()).toEqual(before);
    expect((await take(order, ofOtherAuthority)).drafts).not.toEqual(first.drafts);
  });

  it("REF-21 two at once make one draft", async () => {
    const bundle = JSON.parse(order) as { id: string; entry: { fullUrl: string; resource: { resourceType: string; id: string } }[] };
    const own = JSON.stringify(bundle).replaceAll("3c02559b-3c42-4cdd-b64e-2ec636ec8a8f", "3c02559b-3c42-4cdd-b64e-2ec636ec8a90").replaceAll(bundle.id, "f0c37836-0bec-4201-a002-e932d9dcf7aa");
    const [a, b] = await Promise.all([take(own), take(own)]);
    expect(b).toEqual(a);
  });

  it.each([
    ["not JSON", "{"], ["not FHIR", "{\"a\":1}"], ["a lone resource", "{\"resourceType\":\"Patient\"}"], ["over 1 MB", JSON.stringify({ resourceType: "Bundle", type: "message", id: "x".repeat(1_000_001) })],
    ["no subject, and a wrong type", "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"fullUrl\":\"urn:uuid:c6d3a2f0-4c3a-4c1f-9d55-4b7a4f0f2c11\",\"resource\":{\"resourceType\":\"Organization\",\"name\":\"x\"}}]}"],
  ])("REF-22 %s is refused whole, with every error by its place, and nothing is written", async (_what, message) => {
    const before = await count();
    const refusal = await refusalOf(take(message));
    expect(refusal?.code).toBe("MESSAGE_REFUSED");
    expect(refusal?.fields.length).toBeGreaterThan(0);
    for (const { field, detailCode, text } of refusal?.fields ?? []) expect([field, detailCode, text]).not.toContain(undefined);
    expect(await count()).toEqual(before);
  });
});
