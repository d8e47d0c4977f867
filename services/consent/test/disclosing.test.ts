import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ConsentDisclosed } from "@haandslag/contracts";
import { connectPool } from "@haandslag/service-kit/database";
import { aDisclosure, bridge, codeOf, everyQuestion, harbour, key, municipality, newId, openConsentService, people, refusalOf, sayYes, type TestService, whenAsked, whenGranted } from "./given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(() => service.forget());
afterAll(() => service.close());
const caller = () => service.as(people.referralService, "019aa000-0000-7000-8000-00000000c0d1");
const ledgerOf = (referralId: string) => service.sql<Record<string, unknown>>("SELECT * FROM disclosure WHERE referral_id = $1 ORDER BY position", [referralId]);

describe("a disclosure", () => {
  it("CON-07 under a consent is permitted for the ticked categories alone, and is a row of the ledger", async () => {
    const { referralId, idOf } = await whenAsked(service);
    await sayYes(service, idOf("referral"), ["situation", "identity"], { despiteProtection: true });
    const input = aDisclosure(referralId, { categories: ["situation", "wishes", "practical"] });
    expect(await caller().disclose(input)).toEqual({
      permitted: true, consentId: idOf("referral"), epoch: 2, categories: ["situation"], despiteProtection: true, withheld: [], reasons: ["COVERED"], at: "2026-03-02T09:00:00.000Z",
    });
    expect(await ledgerOf(referralId)).toMatchObject([{
      id: input.disclosureId, subject_id: people.citizen.subjectId, discloser: municipality.id, recipient: harbour.id, recipient_user: "login-coordinator", kind: "offer", purpose: "referral",
      categories: ["situation"], withheld: [], consent_id: idOf("referral"), epoch: 2, correlation_id: "019aa000-0000-7000-8000-00000000c0d1",
    }]);
  });

  it("CON-26 CON-32 is told once, with neither the login it was for nor what stayed behind; a deny and an id that was used tell nothing", async () => {
    const { referralId, idOf } = await whenAsked(service);
    await sayYes(service, idOf("referral"), ["situation", "identity"]);
    const input = aDisclosure(referralId, { kind: "case", categories: ["situation", "identity", "wishes"], protectedParts: ["name"] });
    expect(await caller().disclose(input)).toMatchObject({ permitted: true, withheld: ["name"] });
    expect(await caller().disclose(aDisclosure(referralId, { categories: ["contact"] }))).toMatchObject({ permitted: false });
    expect(await codeOf(caller().disclose(input))).toBe("INPUT_INVALID");
    const told = await service.sql<{ data: unknown }>("SELECT topic, key, time, correlation_id, traceparent, data FROM outbox WHERE type = $1 AND key = $2", [ConsentDisclosed.type, referralId]);
    expect(told).toEqual([{
      topic: ConsentDisclosed.topic, key: referralId, time: new Date("2026-03-02T09:00:00.000Z"), correlation_id: "019aa000-0000-7000-8000-00000000c0d1", traceparent: expect.stringMatching(/^00-/),
      data: { consentId: idOf("referral"), referralId, epoch: 2, purpose: "referral", discloser: municipality, recipient: harbour, categories: ["situation", "identity"], disclosureId: input.disclosureId },
    }]);
    expect(ConsentDisclosed.data.parse(told[0]?.data)).toEqual(told[0]?.data);
  });

  it("CON-10 under a row of the law table that is no longer in force is denied, and the answer and the log say which row", async () => {
    const { referralId, idOf } = await whenGranted(service);
    expect(await service.sql("SELECT DISTINCT law_row FROM consent_epoch WHERE consent_id = $1", [idOf("referral")])).toEqual([{ law_row: "authority.referral.adult" }]);
    for (const [row, lawRows] of [["authority.referral.15-17.serviceloven", ["authority.referral.15-17.serviceloven"]], [null, []]] as const) {
      await service.sql("UPDATE consent_epoch SET law_row = $2 WHERE consent_id = $1", [idOf("referral"), row]);
      const input = aDisclosure(referralId);
      expect(await caller().disclose(input)).toEqual({ permitted: false, reasons: ["LAW_ROW_NOT_IN_FORCE"], lawRows });
      expect(service.lines.map((line) => JSON.parse(line) as { disclosureId?: string; lawRows?: string[] }).find((line) => line.disclosureId === input.disclosureId)?.lawRows).toEqual(lawRows);
    }
    expect(await ledgerOf(referralId)).toEqual([]);
  });

  it.each([
    ["CON-06 before the citizen has answered", {}, ["NOT_GRANTED"], false],
    ["CON-01 of a category that was not ticked, where all are needed", { categories: ["situation", "contact"], atLeast: "all" }, ["CATEGORY_NOT_COVERED"], true],
    ["CON-01 of nothing that was ticked", { categories: ["contact"] }, ["CATEGORY_NOT_COVERED"], true],
    ["CON-01 to another organisation", { recipient: bridge }, ["NO_CONSENT"], true],
    ["CON-01 by another discloser", { discloser: { kind: "citizen" } }, ["NO_CONSENT"], true],
    ["CON-01 for another purpose", { purpose: "measurement", categories: ["check-ins"] }, ["NO_CONSENT"], true],
    ["CON-01 about a referral that nobody knows", { referralId: "0198a000-0000-7000-8000-00000000dead" }, ["NO_CONSENT"], true],
  ] as const)("%s is denied, leaves no row, and a line in the log", async (_what, change, reasons, isGranted) => {
    const { referralId, idOf } = await whenAsked(service, { questions: [everyQuestion[0] as never] });
    if (isGranted) await sayYes(service, idOf("referral"), ["situation", "wishes"]);
    const input = aDisclosure(referralId, change as never);
    expect(await caller().disclose(input)).toEqual({ permitted: false, reasons });
    expect(await ledgerOf(referralId)).toEqual([]);
    expect(service.lines.map((line) => JSON.parse(line) as { disclosureId?: string; reasons?: string[] }).find((line) => line.disclosureId === input.disclosureId)?.reasons).toEqual(reasons);
  });

  it("CON-01 is permitted until the last millisecond of the consent", async () => {
    const { referralId, idOf } = await whenAsked(service);
    const expiresAt = "2026-03-03T23:00:00.000Z";
    await sayYes(service, idOf("referral"), undefined, { expiresAt });
    service.clock.moveTo(new Date(Date.parse(expiresAt) - 1));
    expect(await caller().disclose(aDisclosure(referralId))).toMatchObject({ permitted: true });
    service.clock.advance({ ms: 1 });
    expect(await caller().disclose(aDisclosure(referralId))).toEqual({ permitted: false, reasons: ["EXPIRED"] });
  });

  it("REF-21 is never replayed: the same disclosure id a second time is refused, and the ledger keeps one row", async () => {
    const { referralId } = await whenGranted(service);
    const input = aDisclosure(referralId);
    await caller().disclose(input);
    const refusal = await refusalOf(caller().disclose(input));
    expect(refusal).toMatchObject({ code: "INPUT_INVALID", fields: [{ field: "disclosureId", code: "NOT_ALLOWED_HERE" }] });
    expect(await ledgerOf(referralId)).toHaveLength(1);
  });

  it.each([
    ["name and address, where both would be disclosed", ["identity", "contact"], ["address", "name"], false, ["name", "address"]],
    ["the name alone, where no contact is disclosed", ["identity"], ["name", "address"], false, ["name"]],
    ["nothing, where nothing of them is disclosed", ["situation"], ["name", "address"], false, []],
    ["nothing, where the citizen said yes despite protection", ["identity", "contact"], ["name", "address"], true, []],
    ["nothing, where the person is not protected", ["identity", "contact"], undefined, false, []],
  ] as const)("CON-28 the ledger and the answer have as withheld %s", async (_what, categories, protectedParts, despiteProtection, withheld) => {
    const { referralId, idOf } = await whenAsked(service);
    await sayYes(service, idOf("referral"), undefined, { despiteProtection });
    const input = aDisclosure(referralId, { kind: "case", categories: [...categories], ...(protectedParts === undefined ? {} : { protectedParts: [...protectedParts] }) });
    expect(await caller().disclose(input)).toMatchObject({ permitted: true, categories, withheld });
    expect(await ledgerOf(referralId)).toMatchObject([{ categories, withheld }]);
    const { disclosures: [row] } = await service.as(people.citizen).listDisclosures({ referralId });
    expect(row?.withheld).toEqual(withheld);
  });

  it("OPS-04 CON-26 is for an id and never for words: what is no id is refused by its field", async () => {
    for (const recipientUser of ["", "Prøve Person", "login coordinator", "x".repeat(101)]) {
      expect((await refusalOf(caller().disclose(aDisclosure(newId(), { recipientUser })))).fields.map(({ field }) => field)).toEqual(["recipientUser"]);
    }
  });

  it("is asked for by the service that emits, and by no other; whether a consent stands, by whom it concerns", async () => {
    const { referralId } = await whenGranted(service);
    const question = { referralId, discloser: municipality, recipient: harbour, purpose: "referral" } as const;
    for (const actor of [people.outcomesService, people.peerService, { userId: "haandslag-none", role: "service" }] as const) {
      expect(await codeOf(service.as(actor).disclose(aDisclosure(referralId)))).toBe("NOT_ALLOWED");
    }
    for (const actor of [people.peerService, { userId: "haandslag-none", role: "service" }] as const) {
      expect(await codeOf(service.as(actor).decide({ ...question, categories: ["situation"] }))).toBe("NOT_ALLOWED");
    }
    expect(await service.as(people.outcomesService).decide({ ...question, categories: ["situation"] })).toMatchObject({ permitted: true });
    expect(await ledgerOf(referralId)).toEqual([]);
  });

  it("CON-16 withdrawing feedback ends feedback, and the case stays open to the organisation", async () => {
    const { referralId, idOf } = await whenGranted(service);
    const feedback = () => aDisclosure(referralId, { kind: "feedback", purpose: "feedback", discloser: harbour, recipient: municipality, categories: ["started", "outcome"] });
    expect(await caller().disclose(feedback())).toMatchObject({ permitted: true, categories: ["started", "outcome"] });
    await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: idOf("feedback") });
    expect(await caller().disclose(feedback())).toEqual({ permitted: false, reasons: ["REVOKED"] });
    expect(await caller().disclose(aDisclosure(referralId, { kind: "case", categories: ["identity", "contact"], atLeast: "all" }))).toMatchObject({ permitted: true });
  });

  it("OPS-04 without recipient, purpose or categories it is no disclosure at all", async () => {
    for (const field of ["recipient", "purpose", "categories", "discloser", "recipientUser"]) {
      expect((await refusalOf(caller().disclose({ ...aDisclosure(newId()), [field]: undefined } as never))).fields.map((problem) => problem.field)).toEqual([field]);
    }
  });
});

describe("CON-18 a revocation", () => {
  it("after its commit no decision permits, and a narrowing takes its category with it", async () => {
    const { referralId, idOf } = await whenGranted(service);
    await service.as(people.citizen).narrowConsent({ idempotencyKey: key(), consentId: idOf("referral"), categories: ["situation"] });
    expect(await caller().disclose(aDisclosure(referralId))).toMatchObject({ permitted: true, epoch: 3, categories: ["situation"] });
    await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") });
    expect(await caller().disclose(aDisclosure(referralId))).toEqual({ permitted: false, reasons: ["REVOKED"] });
    expect(await caller().decide({ referralId, discloser: municipality, recipient: harbour, purpose: "referral", categories: ["situation"] })).toEqual({ permitted: false, reasons: ["REVOKED"] });
  });

  it("commits together with its event or not at all", async () => {
    const { referralId, idOf } = await whenGranted(service);
    await service.sql(`CREATE FUNCTION no_events() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the outbox takes nothing'; END $$`);
    await service.sql("CREATE TRIGGER no_events BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION no_events()");
    const revoke = () => service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") });
    expect(await codeOf(revoke())).toBe("INTERNAL");
    expect((await service.as(people.citizen).myConsent({ consentId: idOf("referral") })).status).toBe("granted");
    expect(await service.sql("SELECT FROM consent_epoch WHERE consent_id = $1", [idOf("referral")])).toHaveLength(2);
    // A disclosure as well: nothing is had that nobody hears of.
    const disclosure = aDisclosure(referralId);
    expect(await codeOf(caller().disclose(disclosure))).toBe("INTERNAL");
    expect(await ledgerOf(referralId)).toEqual([]);
    expect(await service.sql("SELECT FROM log_entry WHERE ref = $1", [disclosure.disclosureId])).toEqual([]);
    await service.sql("DROP TRIGGER no_events ON outbox");
    expect(await caller().disclose(disclosure)).toMatchObject({ permitted: true });
    expect(await revoke()).toMatchObject({ status: "revoked" });
  });
});

describe("the same question without a disclosure", () => {
  it("CON-02 leaving out is a deny with a reason, whatever is left out, and never an error", async () => {
    const { referralId } = await whenGranted(service);
    const whole = { referralId, subjectId: people.citizen.subjectId, discloser: municipality, recipient: harbour, purpose: "referral", categories: ["situation"] } as const;
    const ask = (change: object) => caller().decide({ ...whole, ...change } as never);
    expect(await ask({})).toMatchObject({ permitted: true, categories: ["situation"] });
    for (const field of ["discloser", "recipient", "purpose", "categories", "referralId"]) expect(await ask({ [field]: undefined })).toEqual({ permitted: false, reasons: ["REQUEST_INCOMPLETE"] });
    expect(await ask({ categories: [] })).toEqual({ permitted: false, reasons: ["REQUEST_INCOMPLETE"] });
    // Who knows no subject names the referral: then it is the referral's.
    expect(await ask({ subjectId: undefined })).toMatchObject({ permitted: true });
    expect(await ask({ subjectId: people.otherCitizen.subjectId })).toEqual({ permitted: false, reasons: ["NO_CONSENT"] });
    expect(await caller().decide({})).toEqual({ permitted: false, reasons: ["REQUEST_INCOMPLETE"] });
  });
  it("leaves nothing in the ledger", async () => {
    const { referralId } = await whenGranted(service);
    await caller().decide({ referralId, discloser: municipality, recipient: harbour, purpose: "referral", categories: ["situation"] });
    expect(await ledgerOf(referralId)).toEqual([]);
  });
});

it("CON-20 when the database is away nothing is disclosed and the caller is told CONSENT_UNAVAILABLE", async () => {
  const { referralId, idOf } = await whenGranted(service);
  const gone = new URL(service.database.url);
  gone.port = "1";
  const pool = connectPool(gone.href, { max: 2, applicationName: "away" });
  try {
    const away = service.service(pool);
    expect(await codeOf(away.as(people.referralService).disclose(aDisclosure(referralId)))).toBe("CONSENT_UNAVAILABLE");
    expect(await codeOf(away.as(people.referralService).decide({ referralId, discloser: municipality, recipient: harbour, purpose: "referral", categories: ["situation"] }))).toBe("CONSENT_UNAVAILABLE");
    expect(await codeOf(away.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") }))).toBe("CONSENT_UNAVAILABLE");
    expect(await codeOf(away.as(people.citizen).myConsents({}))).toBe("CONSENT_UNAVAILABLE");
  } finally {
    await pool.end();
  }
  expect(await ledgerOf(referralId)).toEqual([]);
});
