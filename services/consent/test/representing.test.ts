import { ConsentRevoked, type RepresentationKind } from "@haandslag/contracts";
import { rowsWithin } from "@haandslag/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aRepresentation, codeOf, key, newId, openConsentService, people, refusalOf, sayYes, subjectOf, type TestService, whenAsked, whenGranted } from "./given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(async () => {
  await service.forget();
  service.clock.moveTo("2026-03-02T09:00:00.000Z");
});
afterAll(() => service.close());
const representative = () => service.as(people.representative);
const documents = { "guardian-personal": "guardianship-order", "guardian-financial": "guardianship-order", mandate: "mandate", "future-mandate": "future-mandate-in-force", parent: "custody-in-cpr" } as const;
const recorded = (referralId: string, change: Partial<Parameters<typeof aRepresentation>[0]> = {}) =>
  service.as(people.referralService).recordRepresentation(aRepresentation({ ...change, referralId, document: documents[change.kind ?? "mandate"] }));
const yes = (consentId: string, as = people.representative as never) => sayYes(service, consentId, ["wishes"], { as });

describe("somebody who acts for a citizen", () => {
  it.each<[RepresentationKind]>([["guardian-personal"], ["mandate"], ["future-mandate"]])("CON-15 with a %s says yes, less and no for her, under the own login and the own name on record", async (kind) => {
    const { referralId, idOf } = await whenAsked(service);
    const { representationId } = await recorded(referralId, { kind });
    const consentId = idOf("referral");
    expect(await sayYes(service, consentId, ["wishes", "situation"], { as: people.representative })).toMatchObject({ status: "granted", epoch: 2 });
    const [row] = await service.sql<{ data: { yes: unknown } }>("SELECT data FROM consent_history WHERE aggregate_id = $1 AND type = 'granted'", [consentId]);
    expect(row?.data.yes).toMatchObject({ method: "login", grantor: people.representative.subjectId, assuranceLevel: "substantial", actedFor: { representationId, kind } });
    const { notice: { noticeId, version, language, hash } } = await representative().myConsent({ consentId });
    expect(await representative().renewConsent({ idempotencyKey: key(), consentId, notice: { noticeId, version, language, hash } })).toMatchObject({ epoch: 3 });
    expect(await representative().narrowConsent({ idempotencyKey: key(), consentId, categories: ["wishes"] })).toMatchObject({ epoch: 4 });
    expect(await representative().revokeConsent({ idempotencyKey: key(), consentId })).toMatchObject({ status: "revoked" });
    const receiptsFor = async (who: Parameters<TestService["as"]>[0]) => (await service.as(who).receiptsOfConsent({ consentId })).receipts.map(({ because }) => because);
    expect(await receiptsFor(people.representative)).toEqual(await receiptsFor(people.citizen));
    expect(await receiptsFor(people.representative)).toEqual(["narrowed", "revoked"]);
    expect(await codeOf(receiptsFor(people.otherCitizen))).toBe("NOT_FOUND");
    expect(await representative().refuseConsent({ idempotencyKey: key(), consentId: idOf("feedback") })).toMatchObject({ status: "refused" });
    const events = await service.sql<{ data: unknown }>("SELECT data FROM outbox WHERE key = $1 AND type = $2", [referralId, ConsentRevoked.type]);
    expect(events.map(({ data }) => ConsentRevoked.data.parse(data).by)).toEqual(["representative"]);
  });

  it("CON-15 sees whom she acts for, and by what right; her own account stays her own", async () => {
    const { referralId, idOf } = await whenAsked(service);
    const { representationId } = await recorded(referralId, { purposes: ["feedback"] });
    const { consents } = await representative().wardConsents({ language: "en" });
    expect(consents).toMatchObject([{ consentId: idOf("feedback"), right: { representationId, kind: "mandate" }, notice: { language: "en" } }]);
    expect((await representative().myConsents({})).consents).toEqual([]);
    expect((await service.as(people.otherCitizen).wardConsents({})).consents).toEqual([]);
  });

  it("CON-15 CON-26 is told in which referrals and matters, within the right's days; others are told that it begins and ends, and not who", async () => {
    const { referralId } = await whenAsked(service);
    await service.sql("DELETE FROM outbox");
    const { representationId } = await recorded(referralId, { purposes: ["referral", "feedback"], from: "2026-03-02", to: "2026-03-04" });
    await recorded(newId(), { kind: "guardian-financial" });
    await recorded(newId(), { from: "2026-03-03", to: "2026-03-04" });
    const rights = () => representative().myRights();
    expect(await rights()).toEqual([{ referralId, purposes: ["referral", "feedback"], to: "2026-03-04" }]);
    expect(await service.as(people.otherCitizen).myRights()).toEqual([]);
    service.clock.moveTo("2026-03-03T12:00:00.000Z");
    expect(await rights()).toHaveLength(2);
    await representative().endRepresentation({ idempotencyKey: key(), representationId });
    expect((await rights()).map((right) => right.referralId)).not.toContain(referralId);
    service.clock.moveTo("2026-03-04T12:00:00.000Z");
    expect(await rights()).toEqual([]);
    expect(await service.sql("SELECT type, data FROM outbox WHERE key = $1 ORDER BY position", [referralId])).toEqual(
      [1, 2].map(() => ({ type: "dk.haandslag.consent.representation-changed.v1", data: { representationId, referralId, purposes: ["referral", "feedback"] } })));
  });

  it.each([
    ["recorded for nobody", undefined],
    ["over", { to: "2026-03-03" }],
    ["not begun", { from: "2026-04-01" }],
    ["for another purpose", { purposes: ["measurement"] }],
    ["in financial matters alone", { kind: "guardian-financial" }],
    ["for another citizen", { subjectId: subjectOf("b") }],
    ["of another referral", { referralId: newId() }],
  ] as const)("CON-15 CON-29 whose right is %s finds no such consent, and the citizen stops it all the same", async (_how, change) => {
    const { referralId, idOf } = await whenAsked(service);
    if (change !== undefined) await recorded("referralId" in change ? change.referralId : referralId, change as never);
    service.clock.moveTo("2026-03-03T12:00:00.000Z");
    const consentId = idOf("referral");
    expect(await codeOf(yes(consentId))).toBe("NOT_FOUND");
    for (const call of [
      () => representative().revokeConsent({ idempotencyKey: key(), consentId }),
      () => representative().refuseConsent({ idempotencyKey: key(), consentId }),
      () => representative().narrowConsent({ idempotencyKey: key(), consentId, categories: ["wishes"] }),
    ]) expect(await codeOf(call())).toBe("NOT_FOUND");
    await sayYes(service, consentId);
    expect(await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId })).toMatchObject({ status: "revoked" });
  });

  it("CON-13 CON-15 a ward may always revoke what her guardian granted", async () => {
    const { referralId, idOf } = await whenAsked(service);
    await recorded(referralId, { kind: "guardian-personal" });
    await yes(idOf("referral"));
    expect(await service.as(people.citizenOnLow).revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") })).toMatchObject({ status: "revoked" });
  });

  it("CON-15 of a young person of 15 nobody else says yes (Sundhedsloven § 17); she may, and may stop it", async () => {
    const { referralId, idOf } = await whenAsked(service, { ageBand: "15-17" });
    await recorded(referralId, { kind: "guardian-personal" });
    expect(await refusalOf(yes(idOf("referral")))).toMatchObject({ code: "REPRESENTATION_NOT_COVERING", detail: { reason: "kind", row: "authority.referral.15-17" } });
    await sayYes(service, idOf("referral"));
    expect(await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") })).toMatchObject({ status: "revoked" });
  });

  it("CON-15 a parent's access ends on the day on which the child is 15, and of who is 15 there is none", async () => {
    const { referralId, idOf } = await whenAsked(service, { ageBand: "15-17" });
    expect(await codeOf(recorded(referralId, { kind: "parent" }))).toBe("REPRESENTATION_NOT_POSSIBLE");
    await recorded(referralId, { kind: "parent", turns15On: "2026-03-04" });
    const see = () => representative().myConsent({ consentId: idOf("referral") });
    service.clock.moveTo("2026-03-03T22:59:59.999Z");
    await expect(see()).resolves.toMatchObject({ status: "requested" });
    service.clock.moveTo("2026-03-03T23:00:00.000Z");
    expect(await codeOf(see())).toBe("NOT_FOUND");
  });

  it("CON-13 stops everything as far as the right goes, and nothing beyond", async () => {
    const { referralId } = await whenGranted(service);
    await recorded(referralId, { purposes: ["referral", "feedback"] });
    const { stopped } = await representative().revokeAllConsents({ idempotencyKey: key(), referralId });
    expect(stopped.map(({ purpose }) => purpose).sort()).toEqual(["feedback", "referral"]);
    const { consents } = await service.as(people.citizen).myConsents({ referralId });
    expect(Object.fromEntries(consents.map(({ purpose, status }) => [purpose, status]))).toEqual({ referral: "revoked", feedback: "revoked", measurement: "granted" });
    expect(await codeOf(representative().revokeAllConsents({ idempotencyKey: key(), referralId: newId() }))).toBe("NOT_FOUND");
  });
});

describe("the right itself", () => {
  it("REF-21 is recorded once for one key, ends once, and from then on nothing is said under it", async () => {
    const { referralId, idOf } = await whenAsked(service);
    const input = aRepresentation({ referralId });
    const [first, again] = [await service.as(people.referralService).recordRepresentation(input), await service.as(people.referralService).recordRepresentation(input)];
    expect(again).toEqual(first);
    const listed = () => service.as(people.caseworker).representationsOfReferral({ referralId });
    expect(await listed()).toEqual({ representations: [{ ...first, kind: "mandate", purposes: ["referral", "feedback", "measurement"], from: "2026-01-01", to: null, document: "mandate", status: "recorded", endedAt: null }] });
    const end = () => service.as(people.caseworker).endRepresentation({ idempotencyKey: key(), ...first });
    expect([await end(), await end()]).toEqual([first, first]);
    expect((await listed()).representations).toMatchObject([{ status: "ended", endedAt: "2026-03-02T09:00:00.000Z" }]);
    expect(await codeOf(yes(idOf("referral")))).toBe("NOT_FOUND");
  });

  it("CON-15 a mandate is hers to take back who gave it, and his to hand back who has it; a guardianship is not the ward's to end", async () => {
    const { referralId } = await whenAsked(service);
    const end = async (as: "citizen" | "representative", kind: RepresentationKind) => service.as(people[as]).endRepresentation({ idempotencyKey: key(), ...await recorded(referralId, { kind }) });
    await expect(end("citizen", "mandate")).resolves.toBeDefined();
    await expect(end("representative", "guardian-personal")).resolves.toBeDefined();
    expect(await codeOf(end("citizen", "guardian-personal"))).toBe("NOT_FOUND");
    expect((await service.as(people.citizen).representationsOfReferral({ referralId })).representations.map(({ status }) => status)).toEqual(["ended", "ended", "recorded"]);
  });

  it("CON-29 other units, other authorities and other citizens find none", async () => {
    const { referralId } = await whenAsked(service);
    const { representationId } = await recorded(referralId);
    for (const name of ["caseworkerOfOtherUnit", "otherCaseworker", "otherCitizen"] as const) {
      expect(await service.as(people[name]).representationsOfReferral({ referralId })).toEqual({ representations: [] });
      expect(await codeOf(service.as(people[name]).endRepresentation({ idempotencyKey: key(), representationId }))).toBe("NOT_FOUND");
    }
  });

  it("only the referral service records one: another makes no subject ids", async () => {
    expect(await codeOf(service.as(people.outcomesService).recordRepresentation(aRepresentation({ referralId: newId() })))).toBe("NOT_ALLOWED");
  });

  it("CON-12 its history is append-only by database role", async () => {
    for (const statement of ["UPDATE representation_history SET data = '{}'", "DELETE FROM representation_history", "DELETE FROM representation"]) {
      await expect(service.database.pool.query(statement)).rejects.toMatchObject({ code: "42501" });
    }
  });

  it("CON-29 by plain SQL: whoever acts for a citizen reaches that referral's rows while the right is recorded, and no other's", async () => {
    const { referralId } = await whenAsked(service);
    await whenAsked(service, { subjectId: subjectOf("b") });
    const seen = async () => (await rowsWithin(service.database.url, people.representative.subjectId))["consent"];
    expect(await seen()).toBe(0);
    const one = await recorded(referralId);
    expect(await seen()).toBe(3);
    await service.as(people.caseworker).endRepresentation({ idempotencyKey: key(), ...one });
    expect(await seen()).toBe(0);
  });
});

describe("CON-15 CON-19 a yes and the end of the right that it is said by, at the same moment", () => {
  /** Somebody else is busy with these rows until `release`. */
  const hold = async (statement: string, values: unknown[]) => {
    const other = await service.owner.connect();
    await other.query("BEGIN");
    await other.query(statement, values);
    return async () => { await other.query("COMMIT"); other.release(); };
  };
  const waiting = async () => {
    const waits = () => service.sql("SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()");
    for (let tries = 0; (await waits()).length === 0; tries++) {
      if (tries > 500) throw new Error("Nobody waits.");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const answer = async (consentId: string) => {
    const { notice: { noticeId, version, language, hash } } = await representative().myConsent({ consentId });
    return { idempotencyKey: key(), consentId, categories: ["wishes" as const], notice: { noticeId, version, language, hash }, despiteProtection: false };
  };

  it("a right that ends while the yes waits for its turn is none: nothing is granted", async () => {
    const { referralId, idOf } = await whenAsked(service);
    const { representationId } = await recorded(referralId);
    const input = await answer(idOf("referral"));
    const release = await hold("SELECT FROM disclosure_head WHERE subject_id = $1 FOR UPDATE", [subjectOf("a")]);
    const said = codeOf(representative().grantConsent(input));
    await waiting();
    await service.as(people.caseworker).endRepresentation({ idempotencyKey: key(), representationId });
    await release();
    expect(await said).toBe("NOT_FOUND");
    expect(await service.sql("SELECT status FROM consent WHERE id = $1", [idOf("referral")])).toEqual([{ status: "requested" }]);
  });

  it.each(["grant", "renew"] as const)("a right that a %s stands on ends after it, and not beside it", async (what) => {
    const { referralId, idOf } = await whenAsked(service);
    const { representationId } = await recorded(referralId);
    const consentId = idOf("referral");
    const { categories, despiteProtection, ...shown } = await answer(consentId);
    if (what === "renew") await yes(consentId);
    const release = await hold("SELECT FROM consent WHERE id = $1 FOR UPDATE", [consentId]);
    const said = what === "grant" ? representative().grantConsent({ ...shown, categories, despiteProtection }) : representative().renewConsent(shown);
    await waiting();
    let hasEnded = false;
    const end = service.as(people.caseworker).endRepresentation({ idempotencyKey: key(), representationId }).then(() => { hasEnded = true; });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(hasEnded).toBe(false);
    await release();
    await Promise.all([said, end]);
    expect(await service.sql("SELECT status FROM consent WHERE id = $1", [consentId])).toEqual([{ status: "granted" }]);
    expect(await service.sql("SELECT status FROM representation WHERE id = $1", [representationId])).toEqual([{ status: "ended" }]);
  });
});
