import { describe, expect, it } from "vitest";
import { recordOfConsentEpoch } from "../../src/domain/log/consent-epoch-record.ts";
import { recordOfDisclosure } from "../../src/domain/log/disclosure-record.ts";
import { refOf } from "../../src/domain/log/log-record.ts";
import { recordOfReceipt } from "../../src/domain/log/receipt-record.ts";
import { recordOfTombstone } from "../../src/domain/log/tombstone-record.ts";

const at = new Date("2026-03-02T09:00:00.123Z");
const epoch = {
  consent_id: "c1", epoch: 3, referral_id: "r1", subject_id: "s1", purpose: "referral", discloser: "municipality-0101", recipient: "organisation-harbour", position: "12",
  status: "granted", categories: ["situation"], valid_from: at, expires_at: new Date("2026-06-02T22:00:00.000Z"), despite_protection: true, yes_epoch: 2, law_row: "authority.referral.adult",
  notice_id: "referral-from-authority", notice_version: 1, notice_language: "da", notice_hash: "a".repeat(64), method: "login", assurance_level: "substantial", answered_by: "citizen", said_hash: "b".repeat(64), record_version: 3, at,
};
const disclosure = {
  id: "d1", referral_id: "r1", subject_id: "s1", discloser: "municipality-0101", recipient: "organisation-harbour", recipient_user: "inbox", kind: "offer", purpose: "referral",
  categories: ["situation", "identity"], withheld: ["name"], consent_id: "c1", epoch: 3, position: "13", at, correlation_id: "k1",
};
const receipt = { id: "e1", consent_id: "c1", epoch: 4, holder: "referral", referral_id: "r1", subject_id: "s1", recipient: "organisation-harbour", jws: "a.b.c", confirmed_by: null, record_version: 2, at };
const sha256 = (text: string) => `hash of ${text}`;

/** A record's version never changes its shape: it is hashed, and an audit builds it again years later. */
describe("CON-30 an epoch is recorded, positions as numbers and times in UTC", () => {
  const hex = { a: Buffer.from("a".repeat(64), "hex").toString("base64url"), b: Buffer.from("b".repeat(64), "hex").toString("base64url") };
  const short = {
    type: "consent-epoch", version: 3, consentId: "c1", epoch: 3, subjectId: "s1", purpose: "referral", discloser: "municipality-0101", recipient: "organisation-harbour", position: 12,
    status: "granted", categories: ["situation"], validFrom: "2026-03-02T09:00:00.123Z", expiresAt: "2026-06-02T22:00:00.000Z", despiteProtection: true, yesEpoch: 2, lawRow: "authority.referral.adult",
    notice: "referral-from-authority/1/da", noticeHash: hex.a, method: "login", assuranceLevel: "substantial", answeredBy: "citizen", saidHash: hex.b, at: "2026-03-02T09:00:00.123Z",
  };

  it("with hashes in base64url", () => expect(recordOfConsentEpoch(epoch)).toEqual(short));

  it.each<[string, Partial<typeof epoch> | Record<string, null>, (keyof typeof short)[]]>([
    ["no yes", { valid_from: null, expires_at: null, yes_epoch: null }, ["validFrom", "expiresAt", "yesEpoch"]],
    ["the yes's own epoch", { yes_epoch: 3 }, ["yesEpoch"]],
    ["no second question", { despite_protection: false }, ["despiteProtection"]],
    ["no answer", { notice_id: null, notice_version: null, notice_language: null, notice_hash: null, method: null, assurance_level: null, answered_by: null }, ["notice", "noticeHash", "method", "assuranceLevel", "answeredBy"]],
    ["no row of the law", { law_row: null }, ["lawRow"]],
  ])("leaves out what it has not got: %s", (_what, change, without) => {
    expect(recordOfConsentEpoch({ ...epoch, ...change })).toEqual(Object.fromEntries(Object.entries(short).filter(([name]) => !without.includes(name as keyof typeof short))));
  });

  it("names its referral in the question, which the others continue", () => {
    expect(recordOfConsentEpoch({ ...epoch, epoch: 1 })).toEqual({ ...short, epoch: 1, referralId: "r1" });
  });
});

const ofBefore = { ...epoch, record_version: 2 };
it("CON-30 an epoch of before records were short keeps the record that it was committed to with", () => {
  expect(recordOfConsentEpoch(ofBefore)).toEqual({
    type: "consent-epoch", version: 2, consentId: "c1", epoch: 3, referralId: "r1", subjectId: "s1", purpose: "referral", discloser: "municipality-0101", recipient: "organisation-harbour", position: 12,
    status: "granted", categories: ["situation"], validFrom: "2026-03-02T09:00:00.123Z", expiresAt: "2026-06-02T22:00:00.000Z", despiteProtection: true, yesEpoch: 2, lawRow: "authority.referral.adult",
    noticeId: "referral-from-authority", noticeVersion: 1, noticeLanguage: "da", noticeHash: "a".repeat(64), method: "login", assuranceLevel: "substantial", answeredBy: "citizen", saidHash: "b".repeat(64), at: "2026-03-02T09:00:00.123Z",
  });
  expect(recordOfConsentEpoch({ ...ofBefore, valid_from: null, expires_at: null, yes_epoch: null })).toMatchObject({ validFrom: null, expiresAt: null, yesEpoch: null });
});

it("CON-30 an epoch of before all that was said was hashed keeps the record that it was committed to with", () => {
  const { saidHash: _saidHash, ...before } = recordOfConsentEpoch(ofBefore) as { saidHash: string };
  expect(recordOfConsentEpoch({ ...ofBefore, said_hash: null })).toEqual({ ...before, version: 1 });
  // Whatever somebody writes beside it.
  expect(recordOfConsentEpoch({ ...epoch, said_hash: null })).toEqual({ ...before, version: 1 });
});

it("CON-30 so is a disclosure", () => {
  expect(recordOfDisclosure(disclosure)).toEqual({
    type: "disclosure", version: 1, disclosureId: "d1", referralId: "r1", subjectId: "s1", discloser: "municipality-0101", recipient: "organisation-harbour", recipientUser: "inbox", kind: "offer", purpose: "referral",
    categories: ["situation", "identity"], withheld: ["name"], consentId: "c1", epoch: 3, position: 13, at: "2026-03-02T09:00:00.123Z", correlationId: "k1",
  });
});

it("CON-30 so is a receipt, of a service or of a person", () => {
  const about = { type: "receipt", version: 2, receiptId: "e1", consentId: "c1", epoch: 4, referralId: "r1", subjectId: "s1", recipient: "organisation-harbour", holder: "referral", at: "2026-03-02T09:00:00.123Z" };
  expect(recordOfReceipt(receipt, sha256)).toEqual({ ...about, jwsHash: "hash of a.b.c" });
  expect(recordOfReceipt({ ...receipt, jws: null, confirmed_by: "login-coordinator" }, sha256)).toEqual({ ...about, confirmedBy: "login-coordinator" });
});

it("CON-30 a receipt of before keeps its record, with the JWS in it", () => {
  const before = { ...receipt, record_version: 1 };
  expect(recordOfReceipt(before, sha256)).toEqual({
    type: "receipt", version: 1, receiptId: "e1", consentId: "c1", epoch: 4, referralId: "r1", subjectId: "s1", recipient: "organisation-harbour", holder: "referral", jws: "a.b.c", confirmedBy: null, at: "2026-03-02T09:00:00.123Z",
  });
  expect(recordOfReceipt({ ...before, jws: null, confirmed_by: "login-coordinator" }, sha256)).toMatchObject({ jws: null, confirmedBy: "login-coordinator" });
});

it("CON-30 each record is found again by one ref", () => {
  expect(refOf(recordOfConsentEpoch(epoch))).toBe("c1/3");
  expect(refOf(recordOfDisclosure(disclosure))).toBe("d1");
  expect(refOf(recordOfReceipt(receipt, sha256))).toBe("e1");
  const tombstone = recordOfTombstone({ id: "t1", of: "disclosure", refs: ["d1", "d2"], rule: "five-years", at });
  expect(tombstone).toEqual({ type: "tombstone", version: 1, tombstoneId: "t1", of: "disclosure", refs: ["d1", "d2"], rule: "five-years", at: at.toISOString() });
  expect(refOf(tombstone)).toBe("t1");
});
