import { createSecretKey, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { consentCommands, DataCategory, EventType, Party, Purpose } from "@haandslag/contracts";
import type { EventMessage } from "@haandslag/messaging";
import { beginCall, type Clock, createLog, DomainError, type Log, type RequestContext, uuidv7Ids } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { createTestDatabase, movableTestClock } from "@haandslag/testing";
import { pairwisePseudonym } from "@haandslag/vault";
import pg from "pg";
import type { z } from "zod";
import { router } from "../src/api/router.ts";
import { type ConsentFeatures, consentFeatures } from "../src/features/index.ts";
import { publishNotices } from "../src/features/publish-notices.ts";
import { consentLists } from "../src/storage/consent-lists.ts";
import { consentsIn } from "../src/storage/consent-store.ts";
import { noticeDrafts } from "../src/storage/notice-files.ts";

export const start = "2026-03-02T09:00:00.000Z";
const drafts = await noticeDrafts(fileURLToPath(new URL("../notices", import.meta.url)));

export const subjectOf = (letter: string) => `s_${letter.repeat(43)}`;
export const municipality = { kind: "authority", id: "municipality-0101" } as const;
export const harbour = { kind: "organisation", id: "organisation-harbour" } as const;
export const bridge = { kind: "organisation", id: "organisation-bridge" } as const;

export const people = {
  referralService: { userId: "haandslag-referral", role: "service", service: "referral" },
  outcomesService: { userId: "haandslag-outcomes", role: "service", service: "outcomes" },
  peerService: { userId: "haandslag-peer-assignment", role: "service", service: "peer-assignment" },
  citizen: { userId: "login-citizen", role: "citizen", subjectId: subjectOf("a"), assuranceLevel: "substantial" },
  citizenOnLow: { userId: "login-citizen", role: "citizen", subjectId: subjectOf("a"), assuranceLevel: "low" },
  otherCitizen: { userId: "login-other", role: "citizen", subjectId: subjectOf("b"), assuranceLevel: "high" },
  representative: { userId: "login-representative", role: "citizen", subjectId: subjectOf("r"), assuranceLevel: "substantial" },
  caseworker: { userId: "login-caseworker", role: "caseworker", tenantId: municipality.id, unitId: "unit-1" },
  teamLeader: { userId: "login-leader", role: "team-leader", tenantId: municipality.id, unitId: "unit-1" },
  caseworkerOfOtherUnit: { userId: "login-caseworker-2", role: "caseworker", tenantId: municipality.id, unitId: "unit-2" },
  teamLeaderOfOtherUnit: { userId: "login-leader-2", role: "team-leader", tenantId: municipality.id, unitId: "unit-2" },
  otherCaseworker: { userId: "login-elsewhere", role: "caseworker", tenantId: "municipality-0147", unitId: "unit-1" },
  otherTeamLeader: { userId: "login-leader-elsewhere", role: "team-leader", tenantId: "municipality-0147", unitId: "unit-1" },
  coordinator: { userId: "login-coordinator", role: "coordinator", tenantId: harbour.id },
  otherCoordinator: { userId: "login-bridge", role: "coordinator", tenantId: bridge.id },
  peer: { userId: "login-peer", role: "peer", tenantId: harbour.id, peerId: "0198a000-0000-7000-8000-0000000000aa" },
  colleagueOfPeer: { userId: "login-peer-2", role: "peer", tenantId: harbour.id, peerId: "0198a000-0000-7000-8000-0000000000ab" },
  otherPeer: { userId: "login-peer-bridge", role: "peer", tenantId: bridge.id, peerId: "0198a000-0000-7000-8000-0000000000bb" },
  auditor: { userId: "login-auditor", role: "auditor" },
  bridgeAuditor: { userId: "login-bridge-auditor", role: "auditor", tenantId: bridge.id },
} as const satisfies Record<string, Actor>;

/** Whatever the key is: what matters here is that each organisation has its own. */
export const pseudonymOf = (organisationId: string, subjectId: string) => pairwisePseudonym(pairwiseKey, organisationId, subjectId);
const pairwiseKey = createSecretKey(Buffer.alloc(32, 7));

export const key = () => `key-${randomUUID()}`;
export const newId = () => uuidv7Ids.next();

/** The service over a pool: real features, called as a client would; only HTTP and Kafka are left out. */
export function serviceOn(pool: pg.Pool, o: { readonly clock: Clock; readonly log: Log }) {
  const runner = { pool, clock: o.clock, onCommitted() {} };
  const consents = consentsIn(uuidv7Ids);
  const features = consentFeatures({ runner, ids: uuidv7Ids, consents, lists: consentLists(pool), pseudonymOf, log: o.log });
  const as = (actor: Actor, correlationId?: string) => {
    const context: RequestContext<ConsentFeatures> = { call: beginCall({ correlationId }), actor: async () => actor, features, log: o.log, unavailable: "CONSENT_UNAVAILABLE" };
    return router.createCaller(context);
  };
  return { runner, consents, as };
}

/** The same on a database of its own. */
export async function openConsentService() {
  const database = await createTestDatabase({ service: "consent" });
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  const clock = movableTestClock(start);
  const lines: string[] = [];
  const log = createLog({ service: "consent", destination: { write: (line: string) => void lines.push(line) } });
  const service = (pool: pg.Pool) => serviceOn(pool, { clock, log });
  const here = service(database.pool);
  await publishNotices({ runner: here.runner })(drafts);
  return {
    ...here, database, owner, clock, log, lines, service,
    /** Statements as the owner, past all grants. */
    sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await owner.query<Row>(text, values)).rows,
    /** As if nobody had been asked yet: a no in one test would leave the citizen in peace in the next. */
    async forget() {
      await owner.query("TRUNCATE consent, consent_history, consent_epoch, consent_notice, disclosure, disclosure_head, receipt_account, receipt_account_history, receipt, representation, representation_history, look_up, outbox, idempotency");
    },
    async close() {
      await owner.end();
      await database.drop();
    },
  };
}
export type TestService = Awaited<ReturnType<typeof openConsentService>>;

type Request = z.input<typeof consentCommands.RequestConsent>;
export const everyQuestion: Request["questions"] = [
  { purpose: "referral", categories: ["situation", "wishes", "practical", "identity", "contact"] },
  { purpose: "feedback", categories: ["started", "ended", "outcome"] },
  { purpose: "measurement", categories: ["check-ins"] },
];
export const requestInput = (change: Partial<Request> = {}): Request => ({
  idempotencyKey: key(), referralId: newId(), subjectId: subjectOf("a"), ageBand: "adult", language: "da",
  authority: { party: municipality, name: "Havneby Kommune", unitId: "unit-1", legalBasis: "serviceloven-82" },
  organisation: { party: harbour, name: "Foreningen Broen", phone: "70 00 00 00" },
  questions: everyQuestion, ...change,
});

/** A citizen was asked; which consent is for which purpose. */
export async function whenAsked(service: Pick<TestService, "as">, change: Partial<Request> = {}) {
  const input = requestInput(change);
  const { consents } = await service.as(people.referralService).requestConsent(input);
  const idOf = (purpose: Purpose) => {
    const found = consents.find((consent) => consent.purpose === purpose);
    if (found === undefined) throw new Error(`${purpose} was not asked`);
    return found.consentId;
  };
  return { input, referralId: input.referralId, idOf };
}

/** The citizen reads the text and says yes to what is ticked. */
export async function sayYes(service: Pick<TestService, "as">, consentId: string, categories?: DataCategory[], o: { as?: Actor; expiresAt?: string; despiteProtection?: boolean } = {}) {
  const citizen = service.as(o.as ?? people.citizen);
  const { asked, notice: { noticeId, version, language, hash } } = await citizen.myConsent({ consentId });
  return citizen.grantConsent({
    idempotencyKey: key(), consentId, categories: categories ?? asked, notice: { noticeId, version, language, hash },
    ...(o.expiresAt === undefined ? {} : { expiresAt: o.expiresAt }), despiteProtection: o.despiteProtection ?? false,
  });
}

/** Somebody acts for citizen a in a referral of the municipality's unit 1. */
export const aRepresentation = (change: Partial<z.input<typeof consentCommands.RecordRepresentation>> & { referralId: string }): z.input<typeof consentCommands.RecordRepresentation> => ({
  idempotencyKey: key(), subjectId: subjectOf("a"), representativeSubjectId: subjectOf("r"), kind: "mandate", purposes: ["referral", "feedback", "measurement"], from: "2026-01-01", to: null,
  document: "mandate", turns15On: null, recordedBy: { userId: people.caseworker.userId, authorityId: municipality.id, unitId: "unit-1" }, ...change,
});

/** Asked about everything and granted in full. */
export async function whenGranted(service: Pick<TestService, "as">, change: Partial<Request> = {}) {
  const asked = await whenAsked(service, change);
  for (const { purpose } of asked.input.questions) await sayYes(service, asked.idOf(purpose), undefined, { as: { ...people.citizen, subjectId: asked.input.subjectId } });
  return asked;
}

export const aDisclosure = (referralId: string, change: Partial<z.input<typeof consentCommands.Disclose>> = {}): z.input<typeof consentCommands.Disclose> => ({
  disclosureId: newId(), referralId, kind: "offer", discloser: municipality as Party, recipient: harbour as Party, recipientUser: "login-coordinator",
  purpose: "referral", categories: ["situation", "wishes"], atLeast: "any", ...change,
});

/** The organisation has been sent the offer; where it is said, this peer has been given name and contact. */
export async function whenSent(service: Pick<TestService, "as">, referralId: string, o: { toPeer?: string } = {}): Promise<void> {
  const caller = service.as(people.referralService);
  await caller.disclose(aDisclosure(referralId, { recipientUser: "inbox" }));
  if (o.toPeer !== undefined) await caller.disclose(aDisclosure(referralId, { kind: "peer", recipientUser: o.toPeer, categories: ["identity", "contact"] }));
}

/** An event of another service as it comes off the broker. */
export const anEvent = <Data extends z.ZodType>(of: EventType<Data>, data: z.input<Data> & { referralId: string }, correlationId = newId()): EventMessage => ({
  id: newId(), topic: of.topic, key: data.referralId, type: of.type, source: `urn:haandslag:${of.service}`, time: start, correlationId, sequence: "1", data: of.data.parse(data),
});

/** The code that a call was refused with; anything else fails the test. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await refusalOf(call)).code;
}
export async function refusalOf(call: Promise<unknown>): Promise<DomainError> {
  try {
    await call;
  } catch (error) {
    const { cause } = error as Error;
    if (cause instanceof DomainError) return cause;
    throw error;
  }
  throw new Error("The call was not refused.");
}
