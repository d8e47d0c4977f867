import { ReceiptClaims, receiptType } from "@haandslag/contracts";
import { compactVerify, createRemoteJWKSet } from "jose";
import { newKey } from "../stack/service-caller.ts";
import { areAllIn, inWords, receiptsOf } from "./accounts-of-receipts.ts";
import type { ThirdAct } from "./act-3-withdrawn.ts";
import type { EndedConsent } from "./ended-consents.ts";
import { proofFor, provable } from "./proofs.ts";
import type { Story } from "./story.ts";
import { until } from "./until.ts";

/** Whatever ended or narrowed a consent, each who held something for it answers, in the citizen's own account (CON-24). */
export async function lookAtReceipts(story: Story, ended: readonly EndedConsent[], act: ThirdAct): Promise<void> {
  for (const { why, rule, citizen, consentId } of ended) {
    const look = () => receiptsOf(citizen, consentId);
    const receipts = await until(`the receipts are in: ${why}`, async () => {
      const seen = await look();
      return areAllIn(seen) ? seen : undefined;
    }).catch(look);
    story.promises.note(rule, `Each recipient's receipt arrives in the citizen's account: ${why}`, areAllIn(receipts), inWords(receipts));
  }
  await lookAtSignatures(story, act);
  await confirmOwnNotes(story, act);
}

/** Each receipt is verified with the keys that its holder shows to everybody, and says what it is for; one changed letter and it is none. */
async function lookAtSignatures({ cast, ready, promises }: Story, { referralConsentId, measurementConsentId }: ThirdAct): Promise<void> {
  const theirs = [referralConsentId, measurementConsentId];
  const verified: string[] = [];
  const forged: string[] = [];
  for (const one of await provable(cast.selfReferrer, "receipt")) {
    const { record } = await proofFor(cast.selfReferrer, one);
    const { jwsHash, holder, consentId, epoch } = record as { jwsHash?: string; holder?: string; consentId?: string; epoch?: number };
    if (jwsHash === undefined || !theirs.includes(consentId ?? "")) continue;
    const { jws } = await cast.selfReferrer.consent.signedReceipt.query({ receiptId: one.receiptId });
    const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", ready.services[holder as keyof typeof ready.services]));
    const isSigned = (text: string) => compactVerify(text, keys, { algorithms: ["EdDSA"] }).then(({ payload, protectedHeader }) => {
      const claims = ReceiptClaims.safeParse(JSON.parse(new TextDecoder().decode(payload)));
      return protectedHeader.typ === receiptType && claims.success && claims.data.holder === holder && claims.data.consentId === consentId && claims.data.epoch === epoch;
    }, () => false);
    if (await isSigned(jws)) verified.push(holder ?? "");
    if (await isSigned(otherHour(jws))) forged.push(holder ?? "");
  }
  const holders = verified.toSorted().join(", ");
  promises.note("CON-24", "Each receipt is signed by who gives it, verified with the keys that it shows, and a changed one is none", holders === "outcomes, peer-assignment, referral" && forged.length === 0, `signed by ${holders}; changed and still taken: ${forged.length}`);
}

/** The same JWS, with another time in what was signed. */
function otherHour(jws: string): string {
  const [header, payload, signature] = jws.split(".");
  const claims = JSON.parse(Buffer.from(payload ?? "", "base64url").toString()) as { iat: number };
  return [header, Buffer.from(JSON.stringify({ ...claims, iat: claims.iat + 3600 })).toString("base64url"), signature].join(".");
}

/** What software cannot erase: nobody is believed to have deleted own notes until a coordinator says so by name (CON-24). */
async function confirmOwnNotes({ cast: { selfReferrer, coordinator, otherCoordinator }, timeline: { step }, promises }: Story, { referralConsentId: consentId }: ThirdAct): Promise<void> {
  const notes = async () => (await receiptsOf(selfReferrer, consentId)).at(-1);
  const before = await notes();
  const confirm = (who: typeof coordinator) => who.consent.confirmOwnNotesDeleted.mutate({ idempotencyKey: newKey(), consentId, epoch: before?.epoch ?? 1 });
  await promises.refused("CON-29", "Another organisation's coordinator cannot confirm it", "NOT_FOUND", () => confirm(otherCoordinator));
  await step("coordinator", "confirms that own notes about her are deleted", "consent", () => confirm(coordinator));
  const after = await notes();
  promises.note("CON-24", "Own notes stand as not deleted until a coordinator confirms it by login", before?.ownNotes.status === "unconfirmed" && after?.ownNotes.status === "confirmed" && after.ownNotes.by !== null,
    `before: ${before?.ownNotes.status}; after: ${after?.ownNotes.status}`);
}
