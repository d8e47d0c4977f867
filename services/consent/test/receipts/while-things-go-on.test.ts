import type { Holder } from "@haandslag/contracts";
import { type EventMessage, inProcessBroker, startConsumer } from "@haandslag/messaging";
import { asService, currentCall, inTransaction, receiptSigner } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyQuestion, key, newId, openConsentService, people, sayYes, subjectOf, type TestService, whenAsked, whenGranted, whenSent } from "../given.ts";
import { changeConsents } from "../../src/storage/change-consents.ts";
import { aReceipt, hearing, type Holders, newKey, openHolders, reactionsOf } from "./given-receipts.ts";

let service: TestService;
let holders: Holders;
let pool: ReturnType<typeof connectPool>;
beforeAll(async () => {
  service = await openConsentService();
  holders = await openHolders();
  pool = connectPool(service.database.url, { max: 12, applicationName: "receipts" });
});
afterAll(async () => {
  await pool.end();
  await holders.close();
  await service.close();
});
const question = [everyQuestion[0] as never];

/** The consumer that the service runs, on a broker of its own; what fails is tried again quickly. */
async function consuming(o: { tries?: number } = {}) {
  const broker = inProcessBroker();
  const consumer = await asService(() => startConsumer({
    pool: service.database.pool, broker, group: "consent.receipts", topics: ["referral.events.v1", "peer-assignment.events.v1", "outcomes.events.v1"],
    reactions: reactionsOf(service, holders), log: service.log, clock: service.clock, triesBeforeParking: o.tries ?? 3, backoffMs: 20,
    around: (_events, run) => asService(run),
  }));
  return {
    hear: (...messages: EventMessage[]) => asService(() => broker.publish(messages)),
    async close() {
      await consumer.close();
      await broker.close();
    },
  };
}
const held = (status: string) => service.sql<{ last_error: string }>("SELECT last_error FROM held_event WHERE consumer = 'consent.receipts' AND status = $1", [status]);
async function whenStopped() {
  const { referralId, idOf } = await whenGranted(service, { questions: question, subjectId: subjectOf("a").replace(/a{12}$/, newId().slice(-12)) });
  await whenSent(service, referralId);
  return { referralId, ...(await service.as(people.caseworker).revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") })) };
}
const receivedOf = async (consentId: string) => (await service.sql<{ holder: string }>("SELECT holder FROM receipt WHERE consent_id = $1 ORDER BY holder", [consentId])).map(({ holder }) => holder);

describe("CON-21 CON-24 a forgery, an outage and a long silence", () => {
  it("a forged receipt is parked and counted, and does not keep the true one of the same referral waiting", async () => {
    const due = await whenStopped();
    const consumer = await consuming();
    await consumer.hear(await aReceipt(await receiptSigner({ holder: "referral", key: newKey() }), due));
    await consumer.hear(await aReceipt(holders.referral.signer, due), await aReceipt(holders["peer-assignment"].signer, due));
    expect(await receivedOf(due.consentId)).toEqual(["peer-assignment", "referral"]);
    await expect.poll(() => held("parked"), { timeout: 5000 }).toEqual([{ last_error: "DomainError RECEIPT_REFUSED" }]);
    await consumer.close();
    await service.sql("DELETE FROM held_event");
  });

  it("while a holder's keys cannot be had its receipts are tried again, never parked, and taken when they can", async () => {
    const due = await whenStopped();
    holders["peer-assignment"].away(true);
    const consumer = await consuming({ tries: 1 });
    await consumer.hear(await aReceipt(holders["peer-assignment"].signer, due), await aReceipt(holders.referral.signer, due));
    expect([await receivedOf(due.consentId), await held("parked"), await held("retrying")]).toEqual([["referral"], [], [{ last_error: "DomainError PEER_ASSIGNMENT_UNAVAILABLE" }]]);
    holders["peer-assignment"].away(false);
    await expect.poll(() => receivedOf(due.consentId), { timeout: 5000 }).toEqual(["peer-assignment", "referral"]);
    await consumer.close();
  });

  it("a holder that was away for a week answers all of it at once, in whatever order, and everything is settled", async () => {
    const due = await Promise.all(Array.from({ length: 8 }, whenStopped));
    service.clock.advance({ days: 7 });
    const consumer = await consuming();
    const receipts = await Promise.all(due.flatMap((one) => (["peer-assignment", "referral"] as const).map((holder) => aReceipt(holders[holder].signer, one))));
    await consumer.hear(...receipts.toReversed(), ...receipts);
    expect(await service.sql("SELECT status, count(*)::int FROM receipt_account WHERE id = ANY($1) GROUP BY status", [due.map(({ consentId }) => consentId)])).toEqual([{ status: "answered", count: 8 }]);
    await consumer.close();
  });
});

describe("CON-22 receipts while the consent goes on changing", () => {
  it("receipts of older epochs come in between narrowings, renewals and stops from many connections: each once, and none lost", async () => {
    const busy = { ...service.service(pool), clock: service.clock, log: service.log, database: { ...service.database, pool } };
    const hear = hearing(busy, holders);
    const sent: { consentId: string; epoch: number; holder: Holder }[] = [];

    const live = async (letter: string) => {
      const citizen = { ...people.citizen, subjectId: subjectOf(letter) };
      const { referralId, idOf } = await whenAsked(busy, { subjectId: citizen.subjectId, authority: null, questions: question });
      const consentId = idOf("referral");
      await sayYes(busy, consentId, undefined, { as: citizen });
      await whenSentByHerself(referralId);
      const answering: Promise<unknown>[] = [];
      const answer = (epoch: number) => {
        for (const holder of ["referral", "peer-assignment"] as const) {
          sent.push({ consentId, epoch, holder });
          // Twice, from two connections at once.
          const twice = aReceipt(holders[holder].signer, { consentId, referralId, epoch });
          answering.push(twice.then((message) => retried(() => hear(message))), twice.then((message) => retried(() => hear(message))));
        }
      };
      for (const categories of [["situation", "wishes", "practical", "identity"], ["situation", "wishes", "practical"], ["situation", "wishes"], ["situation"]] as const) {
        const { notice: { noticeId, version, language, hash } } = await busy.as(citizen).myConsent({ consentId });
        await busy.as(citizen).renewConsent({ idempotencyKey: key(), consentId, notice: { noticeId, version, language, hash } });
        answer((await busy.as(citizen).narrowConsent({ idempotencyKey: key(), consentId, categories: [...categories] })).epoch);
      }
      const [ended] = await Promise.all([1, 2, 3].map(() => busy.as(citizen).revokeConsent({ idempotencyKey: key(), consentId })));
      answer(ended?.epoch ?? 0);
      await Promise.all(answering);
      return { consentId, citizen };
    };
    const whenSentByHerself = (referralId: string) => busy.as(people.referralService).disclose({
      disclosureId: newId(), referralId, kind: "offer", discloser: { kind: "citizen" }, recipient: { kind: "organisation", id: "organisation-harbour" }, recipientUser: "inbox", purpose: "referral", categories: ["situation"], atLeast: "any",
    });

    const lives = await Promise.all(["c", "d", "e", "f"].map(live));
    for (const { consentId, citizen } of lives) {
      const { receipts } = await service.as(citizen).receiptsOfConsent({ consentId });
      expect(receipts.map(({ epoch, because, holders: of }) => [epoch, because, of.map(({ status }) => status)])).toEqual(
        [[4, "narrowed"], [6, "narrowed"], [8, "narrowed"], [10, "narrowed"], [11, "revoked"]].map((one) => [...one, ["received", "received"]]));
    }
    const kept = await service.sql<{ consentId: string; epoch: number; holder: Holder }>(`SELECT consent_id AS "consentId", epoch, holder FROM receipt WHERE consent_id = ANY($1)`, [lives.map(({ consentId }) => consentId)]);
    const name = ({ consentId, epoch, holder }: (typeof kept)[number]) => `${consentId} ${epoch} ${holder}`;
    expect(kept.map(name).toSorted()).toEqual(sent.map(name).toSorted());
    // The last of each epoch says that none is outstanding, whichever came last.
    const last = await service.sql("SELECT key, data->>'epoch' AS epoch FROM outbox WHERE type = 'dk.haandslag.consent.receipted.v1' AND (data->>'outstanding')::int = 0 AND data->>'consentId' = ANY($1)", [lives.map(({ consentId }) => consentId)]);
    expect(last).toHaveLength(lives.length * 5);
  }, 60_000);

  it("an end and its receipts are one commit with the epoch: what is rolled back is awaited by nobody", async () => {
    const { idOf } = await whenGranted(service, { questions: question, subjectId: subjectOf("g") });
    const consentId = idOf("referral");
    await expect(asService(() => inTransaction(service.database.pool, async (tx) => {
      await changeConsents(tx, service.consents, [{ id: consentId, command: { command: "revoke", by: "citizen", now: service.clock.now() } }], { call: currentCall(), at: service.clock.now() });
      throw new Error("the power goes");
    }))).rejects.toThrow("the power goes");
    expect(await service.sql("SELECT 1 FROM receipt_account WHERE id = $1", [consentId])).toEqual([]);
    expect(await service.sql("SELECT status FROM consent WHERE id = $1", [consentId])).toEqual([{ status: "granted" }]);
  });
});

/** As a consumer does: what was only in each other's way is tried again at once. */
async function retried<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (tries >= 5 || !["40001", "40P01"].includes((error as { code?: string }).code ?? "")) throw error;
    }
  }
}
