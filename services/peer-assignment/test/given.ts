import { createSecretKey, randomUUID } from "node:crypto";
import { Accepted, type ConsentRevoked, type ErrorCode, type EventType, type peerCommands } from "@haandslag/contracts";
import { asService, beginCall, createLog, DomainError, inTransaction } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { createTestDatabase, idSequence, movableTestClock } from "@haandslag/testing";
import { keyRingFromEnv, openVault, pairwisePseudonym } from "@haandslag/vault";
import type { z } from "zod";
import { api } from "../src/api/api.ts";
import { router } from "../src/api/router.ts";
import { peerAssignmentFeatures } from "../src/features/index.ts";
import type { ReferralPort } from "../src/ports/referral-port.ts";
import { reactionsOf } from "../src/reactions/index.ts";
import { onDeadline } from "../src/reactions/on-deadline.ts";
import { assignments as assignmentsIn } from "../src/storage/assignments.ts";
import { callMes } from "../src/storage/call-mes.ts";
import { heldUnder } from "../src/storage/held.ts";
import { assignmentLists } from "../src/storage/lists.ts";
import { peers as peersIn } from "../src/storage/peers.ts";
import { signer } from "./receipt-key.ts";

export const harbour = "organisation-harbour";
export const bridge = "organisation-bridge";
export const startOfTime = "2026-03-02T09:00:00.000Z";

const key = createSecretKey(Buffer.alloc(32, 7));
export const pseudonymOf = (organisationId: string, subjectId: string): string => pairwisePseudonym(key, organisationId, subjectId);

export const coordinatorOf = (tenantId: string): Actor => ({ userId: `coordinator of ${tenantId}`, role: "coordinator", tenantId });
export const peerLogin = (peerId: string, tenantId = harbour): Actor => ({ userId: `login of ${peerId}`, role: "peer", tenantId, peerId });
export const citizen = (letter: string): Actor => ({ userId: `citizen ${letter}`, role: "citizen", subjectId: `s_${letter.repeat(43)}`, assuranceLevel: "substantial" });

export const profile = {
  situation: { themes: ["loneliness", "grief"] },
  wishes: { forms: ["individual"], peerGender: null },
  practical: { languages: ["da"], mobility: "unrestricted", times: ["weekend"] },
} as const;
/** Of it, what matching reads: all that is held. */
export const heldProfile = { situation: profile.situation, wishes: { peerGender: null }, practical: { languages: ["da"], times: ["weekend"] } } as const;
const nothingWithheld = { categories: ["identity", "contact"], withheld: [], contact: { identity: { givenNames: ["Testnavn"], familyName: null, ageGroup: "30-44" }, contact: { phones: ["+45 00 00 00 00"], emails: [], address: null } } } as const;

/** The referral service as far as this service asks it: answers, or refuses as told. */
export function referralThatAnswers() {
  const fake = {
    profile: profile as Awaited<ReturnType<ReferralPort["openProfile"]>>["profile"],
    refuses: undefined as ErrorCode | undefined,
    asked: [] as string[],
    /** What each question for the profile said. */
    profileQuestions: [] as Parameters<ReferralPort["openProfile"]>[0][],
    /** The referrals that run: what the organisation knows the citizen by, and the consent that it rests on. */
    runs: new Map<string, { pseudonym: string; consentId: string }>(),
    /** Runs while the question is on its way. */
    meanwhile: async () => {},
  };
  const answer = async <Answer>(question: string, of: () => Answer): Promise<Answer> => {
    fake.asked.push(question);
    const answered = of();
    await fake.meanwhile();
    if (fake.refuses !== undefined) throw new DomainError(fake.refuses);
    return answered;
  };
  const port: ReferralPort = {
    findPseudonym: ({ referralId }) => answer("findPseudonym", () => fake.runs.get(referralId)),
    openProfile: (input) => answer("openProfile", () => {
      fake.profileQuestions.push(input);
      return { categories: Object.keys(fake.profile), profile: fake.profile };
    }),
    openContactForPeer: ({ referralId }) => answer("openContactForPeer", () => ({ referralId, ...nothingWithheld })),
  };
  return { fake, port };
}

/** The service on a database of its own, called through its public caller. */
export async function givenService() {
  const [database, keys] = await Promise.all([createTestDatabase({ service: "peer-assignment" }), createTestDatabase({ service: "peer_assignment_keys" })]);
  const { pool } = database;
  const clock = movableTestClock(startOfTime);
  const ids = idSequence(randomUUID());
  const assignments = assignmentsIn(ids);
  const peers = peersIn(ids);
  const runner = { pool, clock, onCommitted: () => {}, requestKey: "request key of the tests" };
  const { fake: referral, port } = referralThatAnswers();
  const vault = openVault({ keys: keys.pool, keyEncryptionKeys: keyRingFromEnv(`test:${Buffer.alloc(32, 3).toString("base64")}`, "test"), ids, clock });
  const held = heldUnder(vault);
  const features = peerAssignmentFeatures({ runner, ids, peers, assignments, callMes: callMes(ids), lists: assignmentLists(pool), held, referral: port, pseudonymOf });
  const reactions = new Map(reactionsOf({ assignments, peers, held, referral: port, runner, ids, signer }).map((reaction) => [reaction.type, reaction]));
  const caller = api.createCallerFactory(router);
  const log = createLog({ service: "peer-assignment", level: "silent" });
  const given = {
    database, keys, pool, clock, ids, assignments, peers, held, referral,
    drop: () => Promise.all([database.drop(), keys.drop()]).then(() => undefined),
    as: (actor: Actor) => caller({ call: beginCall({}), actor: async () => actor, features, log, unavailable: "PEER_ASSIGNMENT_UNAVAILABLE" }),
    key: () => ({ idempotencyKey: `key-${ids.next()}` }),
    /** An event arrives; a second time, as another transaction. */
    async hear<Type extends EventType>(on: Type, data: z.input<Type["data"]>): Promise<void> {
      const message = { id: ids.next(), topic: on.topic, key: "k", type: on.type, source: "test", time: startOfTime, correlationId: ids.next(), sequence: "1", data };
      await asService(() => inTransaction(pool, async (tx) => reactions.get(on.type)?.apply(tx, [message])));
    },
    meetDeadlines: () => asService(() => onDeadline(assignments, held).meetDue(pool, clock.now())),
    rows: async (sql: string, ...values: unknown[]) => (await database.owner.query(sql, values)).rows as Record<string, unknown>[],
    /** What others are told of courses, beside what is for screens alone. */
    async announced(): Promise<string[]> {
      return (await given.rows("SELECT type FROM outbox WHERE type !~ '[.](assignment|peer|shown-peer)-changed[.]' ORDER BY position")).map(({ type }) => String(type).split(".").at(-2) ?? "");
    },
    /** A registered peer who can be assigned. */
    async peer(change: Partial<Omit<z.input<typeof peerCommands.RegisterPeer>, "idempotencyKey">> & { organisationId?: string } = {}): Promise<string> {
      const { organisationId = harbour, ...fields } = change;
      const peerId = fields.peerId ?? ids.next();
      const coordinator = given.as(coordinatorOf(organisationId));
      await coordinator.registerPeer({
        ...given.key(), displayName: "Sol", employment: "volunteer", themes: ["loneliness"], forms: ["individual"], languages: ["da"], times: ["weekend"],
        ownWords: "I have been there.", loadCap: 3, ...fields, peerId,
      });
      await coordinator.attestCompetence({ ...given.key(), peerId });
      await coordinator.planSupervision({ ...given.key(), peerId, nextSupervision: "2027-01-01" });
      return peerId;
    },
    /** The referral service knows that this referral runs, resting on a consent of the same id. */
    runs(referralId: string, { organisationId = harbour, citizen: who = citizen("a") }: { citizen?: Actor; organisationId?: string } = {}): void {
      referral.runs.set(referralId, { pseudonym: pseudonymOf(organisationId, who.subjectId ?? ""), consentId: referralId });
    },
    /** What is held for a referral, opened. */
    async heldFor(referralId: string) {
      const assignmentId = String((await given.rows("SELECT id FROM assignment WHERE referral_id = $1", referralId))[0]?.["id"] ?? "");
      return assignmentId === "" ? undefined : await held.subjects.find(database.owner, assignmentId);
    },
    /** An accepted referral of a citizen. */
    async accepted(o: { citizen?: Actor; organisationId?: string } = {}): Promise<string> {
      const referralId = ids.next();
      const { organisationId = harbour } = o;
      given.runs(referralId, o);
      await given.hear(Accepted, { referralId, organisationId });
      return referralId;
    },
    async ask(referralId: string, peerIds: string[]): Promise<string> {
      return (await given.as(coordinatorOf(harbour)).askPeers({ ...given.key(), referralId, peerIds })).assignmentId;
    },
    async answer(assignmentId: string, peerId: string, answer: "yes" | "no") {
      return await given.as(peerLogin(peerId)).answerAsPeer({ ...given.key(), assignmentId, answer });
    },
    /** A referral whose citizen has these peers to choose among. */
    async offered(peerIds: string[], o: { citizen?: Actor } = {}): Promise<string> {
      const referralId = await given.accepted(o);
      const assignmentId = await given.ask(referralId, peerIds);
      for (const peerId of peerIds) await given.answer(assignmentId, peerId, "yes");
      return referralId;
    },
    /** A running course. */
    async active(peerId: string, o: { citizen?: Actor } = {}): Promise<string> {
      const referralId = await given.offered([peerId], o);
      await given.as(o.citizen ?? citizen("a")).choosePeer({ ...given.key(), referralId, peerId });
      return referralId;
    },
    statusOf: async (referralId: string) => (await given.rows("SELECT status FROM assignment WHERE referral_id = $1", referralId))[0]?.["status"],
  };
  return given;
}
export type Given = Awaited<ReturnType<typeof givenService>>;

/** The facts of a consent of the purpose `referral`, as its events tell them. */
export const consentOf = (referralId: string, change: Partial<Pick<ConsentRevoked, "consentId" | "epoch" | "categories" | "recipient" | "purpose">> = {}) => ({
  consentId: referralId, referralId, epoch: 2, purpose: "referral" as const, discloser: { kind: "citizen" as const },
  recipient: { kind: "organisation" as const, id: harbour }, categories: ["situation", "wishes", "practical"] as const satisfies ConsentRevoked["categories"], ...change,
});

/** The code of the refusal that a call ends in. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(() => undefined, (thrown: unknown) => thrown);
  const cause = (error as { cause?: unknown } | undefined)?.cause;
  return cause instanceof DomainError ? cause.code : `no refusal: ${String(error)}`;
}
