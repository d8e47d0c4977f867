import { ConsentDisclosed, ConsentExpired, ConsentLapsed, ConsentReminderDue } from "@haandslag/contracts";
import { asService } from "@haandslag/service-kit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { consentDeadlines } from "../src/storage/consent-deadlines.ts";
import { aDisclosure, everyQuestion, key, openConsentService, people, start, type TestService, whenAsked, whenGranted } from "./given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(() => service.forget());
afterAll(() => service.close());
const question = [everyQuestion[0] as never];
const sweep = () => asService(() => consentDeadlines(service.consents).meetDue(service.database.pool, service.clock.now()));
const eventsAfter = async (referralId: string, skip: number) => (await service.sql<{ type: string; data: unknown; correlation_id: string }>("SELECT type, data, correlation_id FROM outbox WHERE key = $1 ORDER BY position", [referralId])).slice(skip);

describe("an answer that does not come", () => {
  it("REF-27 one reminder after 7 days, lapsed after 14, and quiet in between and afterwards", async () => {
    service.clock.moveTo(start);
    const { referralId, idOf } = await whenAsked(service, { questions: question });
    service.clock.moveTo("2026-03-09T10:59:59.999Z");
    expect(await sweep()).toBe(0);
    service.clock.advance({ ms: 1 });
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    service.clock.moveTo("2026-03-16T22:59:59.999Z");
    expect(await sweep()).toBe(0);
    service.clock.advance({ ms: 1 });
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    const events = await eventsAfter(referralId, 1);
    expect(events.map(({ type }) => type)).toEqual([ConsentReminderDue.type, ConsentLapsed.type]);
    expect(ConsentReminderDue.data.parse(events[0]?.data)).toMatchObject({ kind: "answer", answerBy: "2026-03-16T23:00:00.000Z" });
    // The reminder is no change of the consent: it takes no epoch and no position.
    expect(await service.sql("SELECT epoch, status FROM consent_epoch WHERE consent_id = $1 ORDER BY epoch", [idOf("referral")])).toEqual([{ epoch: 1, status: "requested" }, { epoch: 2, status: "lapsed" }]);
  });
});

describe("a consent that comes to its end", () => {
  it("CON-14 is asked about 30 days before, expires as a revocation does, and permits nothing from then on", async () => {
    const { referralId, idOf } = await whenGranted(service, { questions: question });
    const { expiresAt } = await service.as(people.citizen).myConsent({ consentId: idOf("referral") });
    service.clock.moveTo(new Date(Date.parse(expiresAt ?? "") - 30 * 86_400_000));
    expect(await sweep()).toBe(1);
    expect(await service.as(people.referralService).disclose(aDisclosure(referralId))).toMatchObject({ permitted: true });
    service.clock.moveTo(expiresAt ?? "");
    expect(await sweep()).toBe(1);
    const [reminder, disclosed, expired] = await eventsAfter(referralId, 2);
    expect(disclosed?.type).toBe(ConsentDisclosed.type);
    expect(ConsentReminderDue.data.parse(reminder?.data)).toMatchObject({ kind: "renewal", answerBy: expiresAt });
    expect(ConsentExpired.data.parse(expired?.data)).toMatchObject({ because: "time", epoch: 3 });
    expect(await service.as(people.referralService).disclose(aDisclosure(referralId))).toEqual({ permitted: false, reasons: ["EXPIRED"] });
  });

  it("a hundred and more that are due are met in turns, none twice", async () => {
    const asked: Awaited<ReturnType<typeof whenAsked>>[] = [];
    while (asked.length < 120) asked.push(await whenAsked(service, { questions: question }));
    service.clock.advance({ days: 15 });
    expect([await sweep(), await sweep(), await sweep()]).toEqual([100, 20, 0]);
    const ids = asked.map(({ idOf }) => idOf("referral"));
    expect(await service.sql("SELECT status, count(*)::int FROM consent WHERE id = ANY($1) GROUP BY status", [ids])).toEqual([{ status: "lapsed", count: 120 }]);
  });

  it("one that cannot be met does not hold up the others, and is tried again", async () => {
    const broken = await whenAsked(service, { questions: question });
    const sound = await whenAsked(service, { questions: question });
    await service.sql(`UPDATE consent SET state = jsonb_set(state, '{purpose}', '"research"') WHERE id = $1`, [broken.idOf("referral")]);
    await service.sql("ALTER TABLE consent_epoch ADD CONSTRAINT known CHECK (purpose <> 'research')");
    service.clock.advance({ days: 15 });
    await expect(sweep()).rejects.toMatchObject({ constraint: "known" });
    expect((await service.sql<{ status: string }>("SELECT status FROM consent WHERE id = $1", [sound.idOf("referral")]))[0]?.status).toBe("lapsed");
    await service.sql("ALTER TABLE consent_epoch DROP CONSTRAINT known");
    expect(await sweep()).toBe(1);
  });

  it("CON-19 two workers at once meet each deadline once", async () => {
    const { referralId } = await whenAsked(service, { questions: question });
    service.clock.advance({ days: 15 });
    await Promise.all([sweep(), sweep(), service.as(people.caseworker).revokeAllConsents({ idempotencyKey: key(), referralId })]);
    expect((await eventsAfter(referralId, 0)).length).toBe(2);
  });
});
