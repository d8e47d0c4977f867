import { Closed, Declined, Stopped, Withdrawn } from "@haandslag/contracts";
import { asService, deadlinesOf, inTransaction } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endConsentsReactions } from "./end-consents-reactions.ts";
import { anEvent, everyQuestion, key, openConsentService, people, start, subjectOf, type TestService, whenAsked, whenGranted, whenSent } from "../given.ts";
import { consentDeadlines } from "../../src/storage/consent-deadlines.ts";
import { aReceipt, hearing, type Holders, openHolders } from "./given-receipts.ts";

let service: TestService;
let holders: Holders;
beforeAll(async () => {
  service = await openConsentService();
  holders = await openHolders();
});
afterAll(async () => {
  await holders.close();
  await service.close();
});

interface Situation {
  readonly referralId: string;
  readonly consentId: string;
  readonly citizen: Actor;
}
type Step = (at: Situation) => Promise<unknown>;
const organisationId = "organisation-harbour";

/** How the consent stands before anybody stops it. */
const consentSteps: Record<string, { readonly asked: boolean; readonly step?: Step }> = {
  requested: { asked: true },
  refused: { asked: true, step: ({ consentId, citizen }) => service.as(citizen).refuseConsent({ idempotencyKey: key(), consentId }) },
  lapsed: { asked: true, step: () => sweepAt(15) },
  granted: { asked: false },
  "granted, less": { asked: false, step: ({ consentId, citizen }) => service.as(citizen).narrowConsent({ idempotencyKey: key(), consentId, categories: ["situation"] }) },
  "granted, again": { asked: false, step: async ({ consentId, citizen }) => {
    const { notice: { noticeId, version, language, hash } } = await service.as(citizen).myConsent({ consentId });
    await service.as(citizen).renewConsent({ idempotencyKey: key(), consentId, notice: { noticeId, version, language, hash } });
  } },
  "granted, its time over and nobody has noted it": { asked: false, step: async () => service.clock.advance({ days: 400 }) },
  expired: { asked: false, step: () => sweepAt(400) },
  revoked: { asked: false, step: ({ consentId, citizen }) => service.as(citizen).revokeConsent({ idempotencyKey: key(), consentId }) },
};
/** What has become of the referral and of the course, as far as this service hears of it. */
const otherSteps: Record<string, Step | undefined> = {
  "nothing happened": undefined,
  "sent to the organisation": ({ referralId, consentId }) => sentIfGranted(referralId, consentId),
  "a peer has name and contact": ({ referralId, consentId }) => sentIfGranted(referralId, consentId, people.peer.peerId),
  declined: ({ referralId }) => hear(anEvent(Declined, { referralId, organisationId, reason: "no-room-now", refusedBy: "organisation", consequence: "wait" })),
  withdrawn: ({ referralId }) => hear(anEvent(Withdrawn, { referralId, organisationId, reason: "citizen-moved" })),
  closed: ({ referralId }) => hear(anEvent(Closed, { referralId, organisationId })),
  stopped: ({ referralId }) => hear(anEvent(Stopped, { referralId, organisationId, because: "consent-revoked" })),
};
/** What became of the receipts, where any are due. */
const receiptSteps: Record<string, Step | undefined> = {
  "none has come": undefined,
  "one has come": (at) => answerAll(at, ["referral"]),
  "all have come": (at) => answerAll(at, ["referral", "peer-assignment"]),
  "they are overdue": async () => {
    service.clock.advance({ days: 4 });
    await asService(() => deadlinesOf(service.consents.accounts, (now) => ({ command: "meet the deadline", now })).meetDue(service.database.pool, service.clock.now()));
  },
};

/** One for all, so that the holders' keys are fetched once. */
let hearReceipts: ReturnType<typeof hearing> | undefined;
const sweepAt = async (days: number) => {
  service.clock.advance({ days });
  await asService(() => consentDeadlines(service.consents).meetDue(service.database.pool, service.clock.now()));
};
const hear = (message: Parameters<typeof endConsentsReactions>[1]) => asService(() => inTransaction(service.database.pool, (tx) => endConsentsReactions(service, message).apply(tx, [message])));
async function sentIfGranted(referralId: string, consentId: string, toPeer?: string): Promise<void> {
  const [row] = await service.sql<{ status: string }>("SELECT status FROM consent WHERE id = $1", [consentId]);
  if (row?.status === "granted") await whenSent(service, referralId, toPeer === undefined ? {} : { toPeer });
}
async function answerAll({ referralId, consentId }: Situation, of: readonly ("referral" | "peer-assignment")[]): Promise<void> {
  hearReceipts ??= hearing(service, holders);
  const due = await service.sql<{ epoch: number }>("SELECT (e->>'epoch')::int AS epoch FROM receipt_account, jsonb_array_elements(state->'epochs') e WHERE id = $1", [consentId]);
  for (const { epoch } of due) for (const holder of of) await hearReceipts(await aReceipt(holders[holder].signer, { referralId, consentId, epoch }));
}

describe("CON-23 CON-13 from every joint state of consent, referral, course and receipts", () => {
  const cases = Object.keys(consentSteps).flatMap((consent) => Object.keys(otherSteps).flatMap((other) => Object.keys(receiptSteps)
    // Nothing is due of what was never granted.
    .filter((_, n) => n === 0 || consentSteps[consent]?.asked === false).map((receipts) => [consent, other, receipts] as const)));
  let letters = 0;

  it.each(Object.keys(consentSteps))("a revocation succeeds, once and again, when the consent was %s", async (name) => {
    for (const [consent, other, receipts] of cases.filter(([of]) => of === name)) {
      service.clock.moveTo(start);
      // A citizen of her own each time: a no in one case would leave her in peace in the next.
      letters += 1;
      const citizen: Actor = { ...people.citizen, subjectId: subjectOf("a").replace(/a{3}$/, String(letters).padStart(3, "0")) };
      const how = consentSteps[consent];
      const asked = await (how?.asked === true ? whenAsked : whenGranted)(service, { subjectId: citizen.subjectId ?? "", questions: [everyQuestion[0] as never] });
      const at: Situation = { referralId: asked.referralId, consentId: asked.idOf("referral"), citizen };
      const where = `${consent}, ${other}, ${receipts}`;
      // In both orders that the course of things allows: sent while granted, over before or after the consent changed.
      if (other.startsWith("sent") || other.startsWith("a peer")) await otherSteps[other]?.(at);
      await how?.step?.(at);
      if (!(other.startsWith("sent") || other.startsWith("a peer"))) await otherSteps[other]?.(at);
      await receiptSteps[receipts]?.(at);

      const revoke = (who: Actor) => service.as(who).revokeConsent({ idempotencyKey: key(), consentId: at.consentId });
      const first = await revoke(citizen);
      expect(["revoked", "refused", "lapsed", "expired"], where).toContain(first.status);
      expect(await revoke(citizen), where).toEqual(first);
      expect(await revoke(people.caseworker), where).toEqual(first);
      expect(await service.as(citizen).revokeAllConsents({ idempotencyKey: key(), referralId: at.referralId }), where).toEqual({ stopped: [] });

      // Every end is waited for, until all who must have answered.
      if (how?.asked === false) await answerAll(at, ["referral", "peer-assignment"]);
      const wasGranted = how?.asked === false;
      const account = await service.sql<{ status: string; because: string }>("SELECT status, state->'epochs'->-1->>'because' AS because FROM receipt_account WHERE id = $1", [at.consentId]);
      expect(account, where).toEqual(wasGranted ? [{ status: "answered", because: first.status }] : []);
    }
    // 7 to 28 situations each, of some twenty calls: many seconds on a machine that is busy with other things.
  }, 120_000);
});
