import { ConsentReceiptOverdue } from "@haandslag/contracts";
import { asService, deadlinesOf } from "@haandslag/service-kit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bridge, everyQuestion, key, municipality, newId, openConsentService, people, start, subjectOf, type TestService, whenGranted, whenSent } from "../given.ts";
import { aReceipt, hearing, type Holders, openHolders } from "./given-receipts.ts";

let service: TestService;
let holders: Holders;
beforeAll(async () => {
  service = await openConsentService();
  holders = await openHolders();
});
beforeEach(async () => {
  await service.forget();
  service.clock.moveTo(start);
});
afterAll(async () => {
  await holders.close();
  await service.close();
});

const sweep = () => asService(() => deadlinesOf(service.consents.accounts, (now) => ({ command: "meet the deadline", now })).meetDue(service.database.pool, service.clock.now()));
const told = async (referralId: string) => (await service.sql<{ data: unknown }>("SELECT data FROM outbox WHERE key = $1 AND type = $2 ORDER BY position", [referralId, ConsentReceiptOverdue.type]))
  .map(({ data }) => ConsentReceiptOverdue.data.parse(data)).map(({ holder, step }) => `${holder} ${step}`);
/** All three were granted, the organisation was sent the case, and the citizen stopped the referral. */
async function whenStopped(change: Parameters<typeof whenGranted>[1] = {}) {
  const { referralId, idOf, input } = await whenGranted(service, change);
  const citizen = service.as({ ...people.citizen, subjectId: input.subjectId });
  if (input.organisation.party.kind === "organisation" && input.organisation.party.id === "organisation-harbour") await whenSent(service, referralId);
  return { referralId, ...(await citizen.revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") })) };
}

describe("CON-24 a receipt that does not come", () => {
  it("is reminded of after a day, goes to the controllers after three, each once; who has answered is left in peace", async () => {
    const due = await whenStopped();
    await hearing(service, holders)(await aReceipt(holders.referral.signer, due));
    service.clock.advance({ hours: 24 });
    service.clock.advance({ ms: -1 });
    expect(await sweep()).toBe(0);
    service.clock.advance({ ms: 1 });
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    expect(await told(due.referralId)).toEqual(["peer-assignment reminder"]);
    service.clock.advance({ hours: 48 });
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    expect(await told(due.referralId)).toEqual(["peer-assignment reminder", "peer-assignment controller"]);
    service.clock.advance({ days: 30 });
    expect(await sweep()).toBe(0);
  });

  it("both steps are told of where nobody looked for a week, and what comes after the week is taken and settles it", async () => {
    const due = await whenStopped({ questions: [everyQuestion[0] as never] });
    service.clock.advance({ days: 7 });
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    expect(await told(due.referralId)).toEqual(["referral reminder", "referral controller", "peer-assignment reminder", "peer-assignment controller"]);
    expect((await service.as(people.auditor).overdueReceipts({})).overdue.map(({ holder, step }) => [holder, step])).toEqual([["referral", "controller"], ["peer-assignment", "controller"]]);
    const hear = hearing(service, holders);
    await hear(await aReceipt(holders["peer-assignment"].signer, due));
    await hear(await aReceipt(holders.referral.signer, due));
    expect(await service.as(people.auditor).overdueReceipts({})).toEqual({ overdue: [], nextCursor: null });
    expect((await service.as(people.citizen).myRecipients()).recipients.find(({ recipient }) => recipient.kind === "organisation")).toMatchObject({ status: "answered" });
    expect(await service.sql("SELECT status, deadline_at FROM receipt_account WHERE id = $1", [due.consentId])).toEqual([{ status: "answered", deadline_at: null }]);
  });
});

describe("CON-29 overdue receipts", () => {
  it("are seen by an auditor, of all or of one tenant, and by the team leader of the unit that refers; page by page, and without whom they are about", async () => {
    const [first, elsewhere] = [await whenStopped(), await whenStopped({ subjectId: subjectOf("b"), organisation: { party: bridge, name: "Broen", phone: "70 00 00 01" }, authority: { party: { kind: "authority", id: "municipality-0147" }, name: "Frederiksberg Kommune", unitId: "unit-1", legalBasis: "serviceloven-82" } })];
    service.clock.advance({ hours: 25 });
    await sweep();
    const seenBy = async (who: Parameters<typeof service.as>[0]) => [...new Set((await service.as(who).overdueReceipts({})).overdue.map(({ referralId }) => referralId))];
    expect(await seenBy(people.auditor)).toEqual([first.referralId, elsewhere.referralId]);
    expect(await seenBy(people.bridgeAuditor)).toEqual([elsewhere.referralId]);
    expect(await seenBy(people.teamLeader)).toEqual([first.referralId]);
    expect(await seenBy(people.teamLeaderOfOtherUnit)).toEqual([]);
    expect(await seenBy(people.otherTeamLeader)).toEqual([elsewhere.referralId]);

    const page = await service.as(people.auditor).overdueReceipts({ limit: 1 });
    expect([page.overdue.map(({ holder, step, since, discloser }) => [holder, step, since, discloser]), page.nextCursor]).toEqual([[["referral", "reminder", start, municipality], ["peer-assignment", "reminder", start, municipality]], first.consentId]);
    const rest = await service.as(people.auditor).overdueReceipts({ limit: 1, cursor: page.nextCursor ?? newId() });
    expect([rest.overdue.map(({ consentId }) => consentId), rest.nextCursor]).toEqual([[elsewhere.consentId], null]);
    const bySteps = async (step: "reminder" | "controller") => (await service.as(people.auditor).overdueReceipts({ step })).overdue.length;
    expect([await bySteps("reminder"), await bySteps("controller")]).toEqual([page.overdue.length + rest.overdue.length, 0]);
    expect(JSON.stringify([page, rest])).not.toContain(subjectOf("a").slice(0, 10));
  });
});

describe("CON-24 every recipient accounted for, to the auditor", () => {
  it("says of each how many receipts are awaited, reminded, escalated and received, and since when the oldest is", async () => {
    const due = await whenStopped();
    const lineOf = async (who: Parameters<typeof service.as>[0] = people.auditor) => (await service.as(who).receiptsByRecipient()).recipients;
    expect(await lineOf()).toEqual([{ recipient: { kind: "organisation", id: "organisation-harbour" }, awaited: 2, reminded: 0, escalated: 0, received: 0, ownNotesUnconfirmed: 1, oldest: start }]);
    await hearing(service, holders)(await aReceipt(holders.referral.signer, due));
    service.clock.advance({ hours: 25 });
    await sweep();
    expect(await lineOf()).toMatchObject([{ awaited: 0, reminded: 1, escalated: 0, received: 1, oldest: start }]);
    service.clock.advance({ hours: 48 });
    await sweep();
    expect(await lineOf()).toMatchObject([{ reminded: 0, escalated: 1, received: 1 }]);
    await hearing(service, holders)(await aReceipt(holders["peer-assignment"].signer, due));
    expect(await lineOf()).toMatchObject([{ escalated: 0, received: 2, oldest: null }]);
    expect(JSON.stringify(await lineOf())).not.toContain(due.referralId);
  });

  it("CON-29 an auditor of one tenant sees what is between it and others", async () => {
    await whenStopped();
    expect((await service.as(people.bridgeAuditor).receiptsByRecipient()).recipients).toEqual([]);
  });
});
