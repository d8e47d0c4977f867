import { ConsentNarrowed, ConsentRevoked, CourseStarted, ReceiptClaims } from "@haandslag/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../code-of.ts";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { maja, service, signe } from "../people.ts";
import { assignmentId, citizen, peerId, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

/** The claims of a referral's receipts, in the order in which they were given. */
async function receiptsOf(referralId: string): Promise<ReceiptClaims[]> {
  const { rows } = await world.database.owner.query<{ receipt: string }>("SELECT data->>'receipt' AS receipt FROM outbox WHERE key = $1 AND type = 'dk.haandslag.referral.receipt-given.v1' ORDER BY position", [referralId]);
  return rows.map(({ receipt }) => ReceiptClaims.parse(JSON.parse(Buffer.from(receipt.split(".")[1] ?? "", "base64url").toString())));
}
const shareKeys = async (referralId: string) => (await world.keyStore.pool.query<{ gone: boolean }>("SELECT wrapped IS NULL AS gone FROM data_key WHERE aggregate_id = $1 AND owner = 'share' ORDER BY created_at, id", [referralId])).rows.map(({ gone }) => gone);
async function revoke(referralId: string, purpose: "referral" | "feedback" = "referral"): Promise<Record<string, unknown>> {
  const facts = { ...world.consentFacts(referralId, purpose, []), by: "citizen" };
  world.consent.revoke(referralId, purpose);
  await world.hear(ConsentRevoked, facts);
  return facts;
}
const record = [{ what: "authority-record", paragraph: "offentlighedsloven-15" }];

describe("CON-24 the sender's side answers", () => {
  it("a withdrawn consent: stopped, the share erased, the authority's record kept by its paragraph; the same event again adds nothing", async () => {
    const referralId = await referrals(world).inCourse();
    const facts = await revoke(referralId);
    await world.hear(ConsentRevoked, facts);
    expect(await receiptsOf(referralId)).toMatchObject([{
      iss: "urn:haandslag:referral", holder: "referral", consentId: facts["consentId"], epoch: facts["epoch"], recipient: havnen.id, erased: ["share"], kept: record,
    }]);
    const { rows } = await world.database.owner.query<{ type: string }>("SELECT type FROM outbox WHERE key = $1 ORDER BY position", [referralId]);
    const order = rows.map(({ type }) => type.split(".").at(-2)).filter((name) => name === "stopped" || name === "receipt-given");
    expect(order, "stopped first").toEqual(["stopped", "receipt-given"]);
    expect(await shareKeys(referralId)).toEqual([true]);
  });

  it("a consent that was given and withdrawn before anything was sent: there was nothing to erase", async () => {
    const referralId = await referrals(world).granted();
    await revoke(referralId);
    expect(await receiptsOf(referralId)).toMatchObject([{ erased: [], kept: record }]);
  });

  it("a consent to feedback: what was told is in the authority's record, and nothing more is told", async () => {
    const referralId = await referrals(world).accepted();
    await world.citizenGrants(referralId, "feedback", ["started", "ended"]);
    await world.hear(CourseStarted, { referralId, assignmentId, organisationId: havnen.id, peerId, startedAt: world.clock.now().toISOString() });
    await revoke(referralId, "feedback");
    expect(await receiptsOf(referralId)).toMatchObject([{ recipient: "municipality-0751", erased: [], kept: [{ what: "fed-back", paragraph: "offentlighedsloven-15" }] }]);
    expect(await shareKeys(referralId), "the referral goes on").toEqual([false]);
  });

  it("CON-22 the end of an earlier consent, heard of late, takes nothing from what rests on the newer one", async () => {
    const referralId = await referrals(world).accepted();
    const { consentId, ...facts } = world.consentFacts(referralId, "referral", []);
    await world.hear(ConsentRevoked, { ...facts, consentId: consentId.replace(/.$/, (last) => (last === "0" ? "1" : "0")), by: "citizen" });
    expect(await receiptsOf(referralId)).toMatchObject([{ erased: [] }]);
    expect([await shareKeys(referralId), (await world.as(maja).getReferral({ referralId })).status]).toEqual([[false], "accepted"]);
  });

  it("CON-24 a referral that has ended already: what its end erased is in the receipt", async () => {
    const referralId = await referrals(world).offered();
    await world.as(signe).declineOffer({ idempotencyKey: key(), referralId, reason: "no-room-now" });
    await world.settle();
    await revoke(referralId);
    expect(await receiptsOf(referralId)).toMatchObject([{ erased: ["share"], kept: record }]);
  });
});

describe("a narrowed consent", () => {
  it("CON-25 what was taken out is unreadable in a backup too, with every key that is left; the rest can be disclosed as before", async () => {
    const referralId = await referrals(world).accepted();
    const backup = (await world.database.owner.query("SELECT * FROM sealed_content")).rows;
    const facts = world.consentFacts(referralId, "referral", ["situation", "wishes", "practical"]);
    world.consent.grant(referralId, "referral", ["situation", "wishes", "practical"], false, facts.consentId);
    await world.hear(ConsentNarrowed, facts);

    expect(await receiptsOf(referralId)).toMatchObject([{ erased: ["share-parts"], kept: record }]);
    expect(await shareKeys(referralId)).toEqual([true, false]);
    const opened = await world.as(signe).openCase({ idempotencyKey: key(), referralId });
    expect(opened.categories).toEqual(["situation", "wishes", "practical"]);
    expect(opened.case.situation?.themes).toEqual(["grief"]);

    const live = (await world.keyStore.pool.query<{ id: string }>("SELECT id FROM data_key WHERE wrapped IS NOT NULL AND owner = 'share' AND aggregate_id = $1", [referralId])).rows.map(({ id }) => id);
    const ofReferral = new Set((await world.keyStore.pool.query<{ id: string }>("SELECT id FROM data_key WHERE owner = 'share' AND aggregate_id = $1", [referralId])).rows.map(({ id }) => id));
    const inBackup = backup.filter(({ data_key_id }) => ofReferral.has(String(data_key_id)));
    expect(inBackup).toHaveLength(5);
    expect(inBackup.filter(({ data_key_id }) => live.includes(String(data_key_id)))).toEqual([]);
  });

  it("CON-08 whoever opens the case while the rest is being sealed anew gets the rest, and not nothing", async () => {
    const referralId = await referrals(world).accepted();
    const left = ["situation", "wishes", "practical"] as const;
    const facts = world.consentFacts(referralId, "referral", left);
    world.consent.grant(referralId, "referral", left, false, facts.consentId);
    const seen: string[] = [];
    let goOn = true;
    const reader = async () => {
      while (goOn) seen.push((await world.as(signe).openCase({ idempotencyKey: key(), referralId })).categories.join(" "));
    };
    const readers = [reader(), reader(), reader()];
    await world.hear(ConsentNarrowed, facts);
    goOn = false;
    await Promise.all(readers);
    expect(new Set(seen)).toEqual(new Set(["situation wishes practical"]));
  });

  it("CON-22 an older narrowing that comes after a newer one brings nothing back", async () => {
    const referralId = await referrals(world).accepted();
    const [older, newer] = [world.consentFacts(referralId, "referral", ["situation", "identity"]), world.consentFacts(referralId, "referral", ["situation"])];
    await world.hear(ConsentNarrowed, newer);
    await world.hear(ConsentNarrowed, older);
    expect((await receiptsOf(referralId)).map(({ epoch, erased }) => [epoch, erased])).toEqual([[newer.epoch, ["share-parts"]], [older.epoch, []]]);
    const kinds = (await world.database.owner.query("SELECT kind FROM sealed_content WHERE data_key_id IN (SELECT data_key_id FROM sealed_content WHERE kind = 'situation') AND kind IN ('situation', 'identity')")).rows;
    expect(kinds.length).toBeGreaterThan(0);
    const part = await world.deps.content.openShare(world.database.owner, referralId, havnen.id, ["situation", "identity", "contact"]);
    expect(Object.keys(part)).toEqual(["situation"]);
  });
});

it("CON-21 an offer that was permitted before the withdrawal, and is sent after the receipt, is refused, and nothing is laid ready", async () => {
  const referralId = await referrals(world).granted();
  const { disclose } = world.consent.port;
  Object.assign(world.consent.port, { disclose: async (...input: Parameters<typeof disclose>) => {
    const answer = await disclose(...input);
    await revoke(referralId);
    return answer;
  } });
  expect(await codeOf(world.as(maja).sendOffer({ idempotencyKey: key(), referralId }))).toBe("CONSENT_NOT_ACTIVE");
  Object.assign(world.consent.port, { disclose });
  expect(await receiptsOf(referralId)).toMatchObject([{ erased: [] }]);
  expect(await world.deps.content.openShare(world.database.owner, referralId, havnen.id, ["situation", "identity"])).toEqual({});
  expect((await world.as(maja).getReferral({ referralId })).record.identity.givenNames).toEqual(citizen.givenNames);
});

describe("what the organisation's services are told of the citizen", () => {
  const tell = (referralId: string, organisationId = havnen.id) => world.as(service("peer-assignment")).tellPseudonym({ referralId, organisationId });

  it("CON-25 the pseudonym is told while the referral runs, in no event, history or result that is kept, and not after the end", async () => {
    const referralId = await referrals(world).offered();
    expect(await codeOf(tell(referralId))).toBe("NOT_FOUND");
    const { pseudonym } = await world.as(signe).acceptOffer({ idempotencyKey: key(), referralId });
    expect(await tell(referralId)).toMatchObject({ referralId, pseudonym });
    expect(await codeOf(tell(referralId, "organisation-broen"))).toBe("NOT_FOUND");
    for (const table of ["referral", "referral_history", "outbox", "idempotency", "held_event"]) {
      expect((await world.database.owner.query(`SELECT 1 FROM ${table} t WHERE t::text LIKE '%' || $1 || '%'`, [pseudonym])).rowCount, table).toBe(0);
    }
    await revoke(referralId);
    expect(await codeOf(tell(referralId))).toBe("NOT_FOUND");
  });
});
