import { randomBytes } from "node:crypto";
import { ConsentGranted, ConsentRequested, type DataCategory, type DirectoryEntry, type EventType, type Purpose } from "@haandslag/contracts";
import { localProtectionRegister } from "@haandslag/denmark";
import type { EventMessage } from "@haandslag/messaging";
import type { Notice } from "@haandslag/notices";
import { asService, beginCall, createLog, deadlinesOf, inTransaction, uuidv7Ids } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { createTestDatabase, movableTestClock } from "@haandslag/testing";
import { keyRingFromEnv, openVault } from "@haandslag/vault";
import { router } from "../src/api/router.ts";
import type { ContactRequestCommand } from "../src/domain/contact-request/index.ts";
import type { ReferralCommand } from "../src/domain/referral/index.ts";
import { featuresOf } from "../src/features-of.ts";
import type { Deps } from "../src/ports/deps.ts";
import { consumersOf } from "../src/reactions/index.ts";
import { contactContent } from "../src/storage/contact-content.ts";
import { contactRequestAggregate } from "../src/storage/contact-requests.ts";
import { directoryIn } from "../src/storage/directory.ts";
import { importedMessages } from "../src/storage/imported-messages.ts";
import { nameIndex } from "../src/storage/name-index.ts";
import { prismaOn } from "../src/storage/prisma.ts";
import { referralContent } from "../src/storage/referral-content.ts";
import { referralLists } from "../src/storage/referral-lists.ts";
import { referralAggregate } from "../src/storage/referral-store.ts";
import { staffOfUnits } from "../src/storage/staff.ts";
import { fakeConsent } from "./fake-consent.ts";
import { kim, pairwiseKey, service, subjectKey, tove } from "./people.ts";
import { signer } from "./receipt-key.ts";

export const now = "2026-11-22T10:00:00.000Z";
export const havnen: DirectoryEntry = {
  id: "organisation-havnen", name: "Havnen", phone: "86000001", email: null, closedAt: null, dataAgreement: { signedOn: "2026-01-01", validUntil: null },
  services: [{ id: "019aa000-0000-7000-8000-0000000a0001", name: "Peer support", forms: ["individual"], themes: ["grief", "loneliness"], languages: ["da"], areas: ["municipality-0751"], capacity: { places: 3, waitingWeeks: 2, confirmedAt: "2026-11-01T08:00:00.000Z" } }],
};
export const broen: DirectoryEntry = {
  ...havnen, id: "organisation-broen", name: "Broen", phone: "86000002", dataAgreement: null,
  services: [{ ...havnen.services[0] as DirectoryEntry["services"][number], id: "019aa000-0000-7000-8000-0000000a0002", forms: ["group"], themes: ["medication"], areas: ["municipality-0101"] }],
};

let keyCount = 0;
export const key = (): string => `test-key-${String(++keyCount).padStart(6, "0")}`;

/** A referral service on real databases, with a consent service in memory, a clock that moves when told to, and notices that are kept. */
export async function givenService() {
  const [database, keyStore] = await Promise.all([createTestDatabase({ service: "referral" }), createTestDatabase({ service: "referral_keys" })]);
  const { pool } = database;
  const clock = movableTestClock(now);
  const consent = fakeConsent();
  const notices: Notice[] = [];
  const logged: string[] = [];
  const log = createLog({ service: "referral", destination: { write: (line: string) => void logged.push(line) } });
  const vault = openVault({ keys: keyStore.pool, keyEncryptionKeys: keyRingFromEnv(`test:${Buffer.alloc(32, 3).toString("base64")}`, "test"), ids: uuidv7Ids, clock });
  const prisma = prismaOn(pool);
  const protection = new Map<string, "protected" | "not-protected">([[kim.cprNumber, "not-protected"], [tove.cprNumber, "protected"]]);
  const deps: Deps = {
    runner: { pool, clock, onCommitted: () => undefined }, clock, log, ids: uuidv7Ids, referrals: referralAggregate(uuidv7Ids), content: referralContent(vault), imports: importedMessages, contactRequests: contactRequestAggregate(uuidv7Ids), contactContent: contactContent(vault),
    lists: referralLists(prisma), directory: directoryIn(prisma), staff: staffOfUnits, names: nameIndex(subjectKey), consent: consent.port, protection: { statusOf: (number) => localProtectionRegister(protection).statusOf(number) },
    subjectKey, pairwiseKey, random: (bytes) => randomBytes(bytes), confirmedNumbers: [{ regionId: "region-1082", number: "12 34 56 78", confirmedOn: "2026-11-20" }],
  };
  const features = featuresOf(deps);
  const consumers = consumersOf({ ...deps, signer, noticeSender: { send: async (notice) => void notices.push(notice) }, portalUrl: "https://portal.example", controllerAddresses: new Map([["municipality-0751", "controller@authority.example"]]) });
  const as = (who: Actor) => router.createCaller({ call: beginCall({}), actor: async () => who, features, log, unavailable: "REFERRAL_UNAVAILABLE" });

  /** An event arrives: every group of ours that listens to its topic applies it. */
  async function hear(on: EventType, data: Record<string, unknown>): Promise<void> {
    const message: EventMessage = { id: uuidv7Ids.next(), topic: on.topic, key: String(data["referralId"]), type: on.type, source: "test", time: clock.now().toISOString(), correlationId: beginCall({}).correlationId, sequence: "1", data: on.data.parse(data) };
    for (const { reactions } of consumers.filter(({ from }) => from.includes(on.service))) {
      for (const reaction of reactions.filter(({ type }) => type === on.type)) await asService(() => inTransaction(pool, (tx) => reaction.apply(tx, [message])));
    }
    if (on.service !== "referral") await settle();
  }

  let delivered = 0;
  /** Delivers what we have announced ourselves, as the relay would, until nothing is left. */
  async function settle(): Promise<string[]> {
    const types: string[] = [];
    for (;;) {
      const { rows } = await asService(() => pool.query<{ position: string; type: string; topic: string; data: Record<string, unknown> }>("SELECT position, type, topic, data FROM outbox WHERE position > $1 ORDER BY position", [delivered]));
      if (rows.length === 0) return types;
      for (const row of rows) {
        delivered = Number(row.position);
        types.push(row.type);
        const on = ownEvents.get(row.type);
        if (on !== undefined) await hear(on, row.data);
      }
    }
  }

  let epoch = 0;
  const consentIds = new Map<string, string>();
  const consentFacts = (referralId: string, purpose: Purpose, categories: readonly DataCategory[]) => {
    const id = consentIds.get(`${referralId} ${purpose}`) ?? uuidv7Ids.next();
    consentIds.set(`${referralId} ${purpose}`, id);
    const authority = { kind: "authority", id: "municipality-0751" };
    const organisation = { kind: "organisation", id: havnen.id };
    return { consentId: id, referralId, epoch: ++epoch, purpose, categories, discloser: purpose === "feedback" ? organisation : authority, recipient: purpose === "feedback" ? authority : organisation };
  };
  const citizenIsAsked = (referralId: string, purpose: Purpose, categories: readonly DataCategory[]) =>
    hear(ConsentRequested, { ...consentFacts(referralId, purpose, categories), answerBy: "2026-12-06T10:00:00.000Z" });
  async function citizenGrants(referralId: string, purpose: Purpose, categories: readonly DataCategory[], o: { despiteProtection?: boolean } = {}): Promise<void> {
    const facts = consentFacts(referralId, purpose, categories);
    consent.grant(referralId, purpose, categories, o.despiteProtection ?? false, facts.consentId);
    await hear(ConsentGranted, { ...facts, validFrom: now, expiresAt: "2027-11-22T10:00:00.000Z" });
  }

  await as(service("demo")).importDirectory({ organisations: [havnen, broen] });
  return {
    pool, keyStore, database, vault, clock, consent, consentFacts, deps, notices, logged, protection, as, hear, settle, citizenIsAsked, citizenGrants,
    meetDeadlines: () => asService(() => deadlinesOf(deps.referrals, (at): ReferralCommand => ({ type: "meetDeadline", at: at.toISOString() })).meetDue(pool, clock.now())),
    meetCallDeadlines: () => asService(() => deadlinesOf(deps.contactRequests, (at): ContactRequestCommand => ({ type: "meetDeadline", at: at.toISOString() })).meetDue(pool, clock.now())),
    async close() {
      await prisma.$disconnect();
      await Promise.all([database.drop(), keyStore.drop()]);
    },
  };
}
export type GivenService = Awaited<ReturnType<typeof givenService>>;

const ownEvents = new Map((Object.values(await import("@haandslag/contracts")) as unknown[])
  .filter((value): value is EventType => typeof value === "object" && value !== null && "topic" in value && (value as EventType).service === "referral")
  .map((eventType) => [eventType.type, eventType]));
