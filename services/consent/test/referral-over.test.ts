import { Closed, ConsentExpired, ConsentLapsed, Declined, Stopped, Withdrawn } from "@haandslag/contracts";
import type { EventMessage, Reaction } from "@haandslag/messaging";
import { asService, inTransaction } from "@haandslag/service-kit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { onReferralClosed } from "../src/reactions/on-referral-closed.ts";
import { onReferralDeclined } from "../src/reactions/on-referral-declined.ts";
import { onReferralStopped } from "../src/reactions/on-referral-stopped.ts";
import { onReferralWithdrawn } from "../src/reactions/on-referral-withdrawn.ts";
import { aDisclosure, anEvent, newId, openConsentService, people, type TestService, whenAsked, whenGranted } from "./given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(() => service.forget());
afterAll(() => service.close());

const organisationId = "organisation-harbour";
const events = {
  declined: [onReferralDeclined, (referralId: string) => anEvent(Declined, { referralId, organisationId, reason: "no-room-now", refusedBy: "organisation", consequence: "wait" })],
  withdrawn: [onReferralWithdrawn, (referralId: string) => anEvent(Withdrawn, { referralId, organisationId, reason: "citizen-moved" })],
  closed: [onReferralClosed, (referralId: string) => anEvent(Closed, { referralId, organisationId })],
  stopped: [onReferralStopped, (referralId: string) => anEvent(Stopped, { referralId, organisationId, because: "consent-revoked" })],
} as const;
const hear = (reaction: Reaction, messages: EventMessage[]) => asService(() => inTransaction(service.database.pool, (tx) => reaction.apply(tx, messages)));
const statuses = async (referralId: string) => Object.fromEntries((await service.as(people.citizen).myConsents({ referralId })).consents.map(({ purpose, status }) => [purpose, status]));

describe("when the referral is over", () => {
  it.each([
    ["declined", { referral: "expired", feedback: "expired", measurement: "expired" }],
    ["withdrawn", { referral: "expired", feedback: "expired", measurement: "expired" }],
    ["closed", { referral: "expired", feedback: "expired", measurement: "granted" }],
    ["stopped", { referral: "expired", feedback: "expired", measurement: "granted" }],
  ] as const)("CON-14 %s ends what was granted for it, and leaves what rests on a consent of its own", async (name, expected) => {
    const [reaction, event] = events[name];
    const { referralId } = await whenGranted(service);
    const other = await whenGranted(service);
    await hear(reaction(service.consents, service.clock), [event(referralId)]);
    expect(await statuses(referralId)).toEqual(expected);
    expect(await statuses(other.referralId)).toEqual({ referral: "granted", feedback: "granted", measurement: "granted" });
    expect(await service.as(people.referralService).disclose(aDisclosure(referralId))).toEqual({ permitted: false, reasons: ["EXPIRED"] });
  });

  it("what was only asked lapses, and may be asked anew", async () => {
    const { referralId } = await whenAsked(service);
    await hear(onReferralDeclined(service.consents, service.clock), [events.declined[1](referralId)]);
    expect(await statuses(referralId)).toEqual({ referral: "lapsed", feedback: "lapsed", measurement: "lapsed" });
    await expect(whenAsked(service, { referralId })).resolves.toBeDefined();
  });

  it("CON-22 twice, late, or about a referral that was never asked about, it changes nothing", async () => {
    const { referralId } = await whenGranted(service);
    const message = events.withdrawn[1](referralId);
    const reaction = onReferralWithdrawn(service.consents, service.clock);
    await hear(reaction, [message]);
    const before = await service.sql("SELECT id, version FROM consent ORDER BY id");
    await hear(reaction, [message]);
    await hear(onReferralClosed(service.consents, service.clock), [events.closed[1](referralId), events.closed[1](newId())]);
    expect(await service.sql("SELECT id, version FROM consent ORDER BY id")).toEqual(before);
  });

  it("OPS-05 a batch is one transaction, and each consent's event carries its own referral's correlation and cause", async () => {
    const [first, second] = [await whenGranted(service), await whenAsked(service)];
    const messages = [first, second].map(({ referralId }) => events.declined[1](referralId));
    await hear(onReferralDeclined(service.consents, service.clock), messages);
    for (const [i, { referralId }] of [first, second].entries()) {
      const rows = await service.sql("SELECT DISTINCT type, correlation_id, causation_id FROM outbox WHERE key = $1 AND type = ANY($2)", [referralId, [ConsentExpired.type, ConsentLapsed.type]]);
      expect(rows).toEqual([{ type: i === 0 ? ConsentExpired.type : ConsentLapsed.type, correlation_id: messages[i]?.correlationId, causation_id: messages[i]?.id }]);
    }
  });
});
