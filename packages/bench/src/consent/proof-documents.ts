import { createSecretKey, generateKeyPairSync, randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { router } from "@haandslag/consent/api";
import { type ConsentFeatures, consentFeatures } from "@haandslag/consent/features";
import { publishNotices } from "@haandslag/consent/features/publish-notices";
import { consentLists } from "@haandslag/consent/storage/consent-lists";
import { consentsIn } from "@haandslag/consent/storage/consent-store";
import { noticeDrafts } from "@haandslag/consent/storage/notice-files";
import { keepReceipts } from "@haandslag/consent/storage/receipts";
import { categoriesOf, type consentCommands } from "@haandslag/contracts";
import { asService, beginCall, createLog, inTransaction, receiptSigner, systemClock, uuidv7Ids } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { pairwisePseudonym } from "@haandslag/vault";
import type { Pool } from "pg";

const authority = { kind: "authority", id: "municipality-0101" } as const;
const organisation = { kind: "organisation", id: "organisation-havnens-venner" } as const;
const subjectId = `s_${"x".repeat(43)}`;
const citizen: Actor = { userId: "login-citizen", role: "citizen", subjectId, assuranceLevel: "substantial" };
const referralService: Actor = { userId: "haandslag-referral", role: "service", service: "referral" };
const coordinator: Actor = { userId: randomUUID(), role: "coordinator", tenantId: organisation.id };
const key = () => ({ idempotencyKey: randomUUID() });

/** The consent service without HTTP: its own features behind its own router. */
async function openService(pool: Pool) {
  const log = createLog({ service: "consent", level: "silent" });
  const consents = consentsIn(uuidv7Ids);
  const runner = { pool, clock: systemClock, onCommitted() {} };
  await publishNotices({ runner })(await noticeDrafts(fileURLToPath(new URL("../notices", import.meta.resolve("@haandslag/consent")))));
  const pairwiseKey = createSecretKey(Buffer.alloc(32, 7));
  const features = consentFeatures({ runner, ids: uuidv7Ids, consents, lists: consentLists(pool), log, pseudonymOf: (organisationId, subject) => pairwisePseudonym(pairwiseKey, organisationId, subject) });
  const as = (actor: Actor) => router.createCaller({ call: beginCall({}), actor: async () => actor, features: features satisfies ConsentFeatures, log, unavailable: "CONSENT_UNAVAILABLE" });
  return { as, consents };
}

/**
 * One citizen's life with a consent, as long as its records get: all categories, a second yes for a protected person, a
 * yes again, one category less, the end, and who answers for it.
 * @returns what there is a proof of, by what it is of, and the document that the citizen is given
 */
export async function oneLife(pool: Pool) {
  const { as, consents } = await openService(pool);
  const referralId = uuidv7Ids.next();
  const { consents: [asked] } = await as(referralService).requestConsent({
    ...key(), referralId, subjectId, ageBand: "adult", language: "da",
    authority: { party: authority, name: "Havneby Kommune", unitId: "unit-1", legalBasis: "serviceloven-82" }, organisation: { party: organisation, name: "Havnens Venner", phone: "00 00 09 90" },
    questions: [{ purpose: "referral", categories: [...categoriesOf.referral] }],
  });
  if (asked === undefined) throw new Error("The benchmark's citizen was asked nothing.");
  const { consentId } = asked;
  const { notice: { noticeId, version, language, hash } } = await as(citizen).myConsent({ consentId });
  const notice = { noticeId, version, language, hash };
  await as(citizen).grantConsent({ ...key(), consentId, categories: [...categoriesOf.referral], notice, despiteProtection: true });
  const disclosureId = uuidv7Ids.next();
  const answer = await as(referralService).disclose({
    disclosureId, referralId, kind: "case", discloser: authority, recipient: organisation, recipientUser: coordinator.userId, purpose: "referral", categories: [...categoriesOf.referral], atLeast: "all",
  });
  if (!answer.permitted) throw new Error("The benchmark's disclosure was denied.");
  await as(citizen).renewConsent({ ...key(), consentId, notice });
  await as(citizen).narrowConsent({ ...key(), consentId, categories: ["situation", "identity", "contact"] });
  const { epoch } = await as(citizen).revokeConsent({ ...key(), consentId });
  const receiptId = await answerFor(pool, consents, { consentId, referralId, epoch });
  await as(coordinator).confirmOwnNotesDeleted({ ...key(), consentId, epoch });
  const [notes] = (await as(citizen).myProofs({})).records;
  const wanted: Record<string, consentCommands.RecordOfLog | undefined> = {
    "question": { kind: "consent-epoch", consentId, epoch: 1 }, "yes": { kind: "consent-epoch", consentId, epoch: 2 }, "yes again": { kind: "consent-epoch", consentId, epoch: 3 },
    "narrowing": { kind: "consent-epoch", consentId, epoch: 4 }, "revocation": { kind: "consent-epoch", consentId, epoch }, "disclosure": { kind: "disclosure", disclosureId }, "receipt": { kind: "receipt", receiptId },
    "confirmation by a person": notes?.record,
  };
  return Object.entries(wanted).map(([of, record]) => ({
    of,
    async document() {
      if (record === undefined) throw new Error(`The benchmark's citizen has no ${of}.`);
      return await as(citizen).proofOf(record);
    },
  }));
}

/** The organisation's side has stopped and erased: signed, kept and in the log as its event would leave it. */
async function answerFor(pool: Pool, { accounts }: ReturnType<typeof consentsIn>, o: { readonly consentId: string; readonly referralId: string; readonly epoch: number }): Promise<string> {
  const signer = await receiptSigner({ holder: "peer-assignment", key: generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64") });
  const [publicJwk] = signer.keys.keys;
  const at = systemClock.now();
  const jti = uuidv7Ids.next();
  const jws = await signer.sign({ jti, iat: Math.floor(at.getTime() / 1000), ...o, recipient: organisation.id, stopped: at.toISOString(), erased: ["pseudonym", "profile", "sessions"], kept: [{ what: "course-history", paragraph: "gdpr-5-2" }] });
  await asService(() => inTransaction(pool, async (tx) => {
    const account = (await accounts.store.lock(tx, [o.consentId])).get(o.consentId)?.state;
    if (account === undefined || publicJwk === undefined) throw new Error("Nobody is awaited for the benchmark's revocation.");
    await keepReceipts(tx, [{ id: jti, account, epoch: o.epoch, at, holder: "peer-assignment", jws, publicJwk }]);
  }));
  return jti;
}
