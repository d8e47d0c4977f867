import { randomUUID } from "node:crypto";

const at = "2026-11-22T05:00:00.000Z";

/** A record of each kind that a citizen is given a proof of, with all categories and every member filled: as long as they get. */
export function wholeRecords() {
  const common = { referralId: randomUUID(), consentId: randomUUID(), subjectId: `s_${"x".repeat(43)}`, recipient: "organisation-havnens-venner" };
  const categories = ["situation", "wishes", "practical", "identity", "contact"];
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const receipt = {
    iss: "urn:haandslag:peer-assignment", holder: "peer-assignment", jti: randomUUID(), iat: 1_781_000_000, consentId: common.consentId, epoch: 3, referralId: common.referralId, recipient: common.recipient,
    stopped: at, erased: ["pseudonym", "profile", "sessions"], kept: [{ what: "course-history", paragraph: "gdpr-5-2" }],
  };
  return {
    disclosure: {
      type: "disclosure", version: 1, disclosureId: randomUUID(), ...common, discloser: "municipality-0101", recipientUser: randomUUID(), kind: "case", purpose: "referral", categories, withheld: [], epoch: 2,
      position: 5, at, correlationId: randomUUID(),
    },
    yes: {
      type: "consent-epoch", version: 2, ...common, epoch: 2, purpose: "referral", discloser: "municipality-0101", position: 5, status: "granted", categories, validFrom: at, expiresAt: at, despiteProtection: false, yesEpoch: 2,
      lawRow: "authority.referral.adult", noticeId: "referral-from-authority", noticeVersion: 1, noticeLanguage: "da", noticeHash: "a".repeat(64), method: "login", assuranceLevel: "substantial", answeredBy: "citizen",
      saidHash: "b".repeat(64), at,
    },
    receipt: {
      type: "receipt", version: 1, receiptId: randomUUID(), ...common, epoch: 3, holder: "peer-assignment", jws: `${encoded({ alg: "EdDSA", typ: "haandslag-receipt+jwt", kid: "k".repeat(43) })}.${encoded(receipt)}.${"s".repeat(86)}`,
      confirmedBy: null, at,
    },
  };
}
