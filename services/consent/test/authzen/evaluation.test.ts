import type { Actor } from "@haandslag/service-kit/auth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bridge, everyQuestion, harbour, key, municipality, newId, people, pseudonymOf, sayYes, subjectOf, whenAsked, whenGranted, whenSent } from "../given.ts";
import { about, openAuthzen } from "./given-authzen.ts";

let authzen: Awaited<ReturnType<typeof openAuthzen>>;
/** Everything granted for the harbour, which has had the offer. */
let granted: Awaited<ReturnType<typeof whenGranted>>;
beforeAll(async () => {
  authzen = await openAuthzen();
  granted = await whenGranted(authzen.service);
  await whenSent(authzen.service, granted.referralId);
});
afterAll(() => authzen.close());

const noConsent = { decision: false, context: { reasons: ["NO_CONSENT"], categories: [] } };
const ask = async (as: Actor, question: unknown) => (await authzen.evaluation(as, question)).body;
const citizenAs = (pseudonym: string) => ({ ...about(granted.referralId), resource: { type: "citizen", id: pseudonym, properties: { categories: ["situation", "wishes"] } } });

describe("an access question in AuthZEN's shape", () => {
  it.each([["a service", people.referralService], ["the caseworker who sent it", people.caseworker], ["a team leader of that unit", people.teamLeader], ["a coordinator of who receives it", people.coordinator]] as const)(
    "CON-07 asked by %s: a yes names consent, epoch and the categories", async (_who, actor) => {
      const { status, headers, body } = await authzen.evaluation(actor, about(granted.referralId));
      expect([status, headers.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
      expect(body).toEqual({ decision: true, context: { reasons: ["COVERED"], consentId: granted.idOf("referral"), epoch: 2, categories: ["situation", "wishes"] } });
    });

  it("CON-27 about a citizen by the caller's own pseudonym, and by nobody else's", async () => {
    const own = pseudonymOf(harbour.id, subjectOf("a"));
    expect(await ask(people.coordinator, citizenAs(own))).toMatchObject({ decision: true, context: { consentId: granted.idOf("referral") } });
    expect(await ask(people.referralService, citizenAs(own))).toMatchObject({ decision: true });
    expect(await ask(people.coordinator, citizenAs(pseudonymOf(bridge.id, subjectOf("a"))))).toEqual(noConsent);
    expect(await ask(people.otherCoordinator, citizenAs(own))).toEqual(noConsent);
    expect(await ask(people.caseworker, citizenAs(own))).toEqual(noConsent);
  });

  it("CON-01 is true only where all that was asked for is covered, and says what was", async () => {
    const part = await whenAsked(authzen.service, { subjectId: subjectOf("c"), questions: [everyQuestion[0] as never] });
    await sayYes(authzen.service, part.idOf("referral"), ["situation", "practical"], { as: { ...people.citizen, subjectId: subjectOf("c") } });
    expect(await ask(people.caseworker, about(part.referralId, "practical", "wishes", "situation")))
      .toEqual({ decision: false, context: { reasons: ["CATEGORY_NOT_COVERED"], consentId: part.idOf("referral"), epoch: 2, categories: ["situation", "practical"] } });
    expect(await ask(people.caseworker, about(part.referralId, "identity"))).toEqual({ decision: false, context: { reasons: ["CATEGORY_NOT_COVERED"], categories: [] } });
  });

  it("an authority can be the one who would receive: what the organisation feeds back", async () => {
    const feedback = { subject: { type: "authority", id: municipality.id }, action: { name: "disclose", properties: { purpose: "feedback" } }, resource: { type: "referral", id: granted.referralId, properties: { categories: ["started", "outcome"] } } };
    for (const actor of [people.coordinator, people.caseworker]) expect(await ask(actor, feedback)).toMatchObject({ decision: true, context: { consentId: granted.idOf("feedback"), categories: ["started", "outcome"] } });
  });

  it("CON-18 after a revocation it is denied, and by which reason", async () => {
    const asked = await whenGranted(authzen.service, { subjectId: subjectOf("d") });
    await whenSent(authzen.service, asked.referralId);
    expect(await ask(people.coordinator, about(asked.referralId))).toMatchObject({ decision: true });
    await authzen.service.as({ ...people.citizen, subjectId: subjectOf("d") }).revokeConsent({ idempotencyKey: key(), consentId: asked.idOf("referral") });
    expect(await ask(people.coordinator, about(asked.referralId))).toEqual({ decision: false, context: { reasons: ["REVOKED"], categories: [] } });
  });

  it("is no disclosure: nothing is in the ledger or the log that was not there", async () => {
    const counted = async () => (await authzen.service.sql("SELECT (SELECT count(*) FROM disclosure) AS disclosed, (SELECT count(*) FROM log_entry) AS logged, (SELECT count(*) FROM outbox) AS told"))[0];
    const before = await counted();
    await ask(people.referralService, about(granted.referralId));
    expect(await counted()).toEqual(before);
  });
});

describe("CON-05 what is not known in a question denies it", () => {
  it.each([
    ["a subject of another type", (q: ReturnType<typeof about>) => ({ ...q, subject: { type: "user", id: harbour.id } }), "REQUEST_INVALID"],
    ["an organisation that is none", (q: ReturnType<typeof about>) => ({ ...q, subject: { type: "organisation", id: municipality.id } }), "REQUEST_INVALID"],
    ["another action", (q: ReturnType<typeof about>) => ({ ...q, action: { ...q.action, name: "read" } }), "REQUEST_INVALID"],
    ["a resource of another type", (q: ReturnType<typeof about>) => ({ ...q, resource: { ...q.resource, type: "document" } }), "REQUEST_INVALID"],
    ["another purpose", (q: ReturnType<typeof about>) => ({ ...q, action: { name: "disclose", properties: { purpose: "research" } } }), "REQUEST_INVALID"],
    ["one category that is none", (q: ReturnType<typeof about>) => ({ ...q, resource: { ...q.resource, properties: { categories: ["situation", "diagnosis"] } } }), "REQUEST_INVALID"],
    ["categories that are no list", (q: ReturnType<typeof about>) => ({ ...q, resource: { ...q.resource, properties: { categories: "situation" } } }), "REQUEST_INVALID"],
    ["CON-02 no purpose", (q: ReturnType<typeof about>) => ({ ...q, action: { name: "disclose" } }), "REQUEST_INCOMPLETE"],
    ["CON-02 no categories", (q: ReturnType<typeof about>) => ({ ...q, resource: { type: "referral", id: q.resource.id } }), "REQUEST_INCOMPLETE"],
    ["CON-02 a list of categories with nothing in it", (q: ReturnType<typeof about>) => ({ ...q, resource: { ...q.resource, properties: { categories: [] } } }), "REQUEST_INCOMPLETE"],
    ["a referral that is none", (q: ReturnType<typeof about>) => ({ ...q, resource: { ...q.resource, id: "referral 7" } }), "NO_CONSENT"],
  ])("%s", async (_what, change, reason) => {
    for (const actor of [people.referralService, people.coordinator]) expect(await ask(actor, change(about(granted.referralId)))).toEqual({ decision: false, context: { reasons: [reason], categories: [] } });
  });

  it("and what AuthZEN lets a caller add is passed over", async () => {
    const question = about(granted.referralId);
    expect(await ask(people.coordinator, { ...question, context: { time: "2025-06-27T18:03-07:00" }, foo: "bar", resource: { ...question.resource, properties: { ...question.resource.properties, owner: "bob" } } })).toMatchObject({ decision: true });
  });
});

describe("CON-29 who has no business with it is answered as if there were nothing", () => {
  it.each([
    ["a coordinator of another organisation", people.otherCoordinator], ["a caseworker of another unit", people.caseworkerOfOtherUnit],
    ["a team leader of another unit", people.teamLeaderOfOtherUnit], ["a caseworker of another authority", people.otherCaseworker],
  ] as const)("%s", async (_who, actor) => {
    expect(await ask(actor, about(granted.referralId))).toEqual(noConsent);
    expect(await ask(actor, about(newId()))).toEqual(noConsent);
  });

  it("CON-29 where something cannot be read a service hears so, and anybody else what a stranger hears", async () => {
    const unreadable = await whenAsked(authzen.service, { subjectId: subjectOf("u"), questions: [everyQuestion[0] as never] });
    await authzen.service.sql("UPDATE consent_epoch SET law_row = '' WHERE consent_id = $1", [unreadable.idOf("referral")]);
    expect(await ask(people.referralService, about(unreadable.referralId))).toMatchObject({ decision: false, context: { reasons: ["EVALUATION_FAILED"] } });
    for (const name of ["caseworker", "caseworkerOfOtherUnit", "coordinator"] as const) expect(await ask(people[name], about(unreadable.referralId)), name).toEqual(noConsent);
  });

  it("an organisation is told of nothing before anything was sent to it", async () => {
    const { referralId } = await whenGranted(authzen.service, { subjectId: subjectOf("e") });
    expect(await ask(people.coordinator, about(referralId))).toEqual(noConsent);
    expect(await ask(people.caseworker, about(referralId))).toMatchObject({ decision: true });
    await whenSent(authzen.service, referralId);
    expect(await ask(people.coordinator, about(referralId))).toMatchObject({ decision: true });
  });

  it.each([["a citizen", people.citizen], ["a peer", people.peer], ["an auditor", people.auditor], ["a service that has no business with consents", { ...people.referralService, service: "portal" }]] as const)(
    "%s may not ask", async (_who, actor) => {
      const { status, body } = await authzen.evaluation(actor, about(granted.referralId));
      expect([status, body]).toEqual([403, "NOT_ALLOWED"]);
    });
});
