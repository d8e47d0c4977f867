import { expect, it } from "vitest";
import { recordOfConsentEpoch } from "../../src/domain/log/consent-epoch-record.ts";
import { recordOfDisclosure } from "../../src/domain/log/disclosure-record.ts";
import { refOf } from "../../src/domain/log/log-record.ts";
import { recordOfReceipt } from "../../src/domain/log/receipt-record.ts";
import { recordOfTombstone } from "../../src/domain/log/tombstone-record.ts";

const at = new Date("2026-03-02T09:00:00.123Z");
const epoch = {
  consent_id: "c1", epoch: 3, referral_id: "r1", subject_id: "s1", purpose: "referral", discloser: "municipality-0101", recipient: "organisation-harbour", position: "12",
  status: "granted", categories: ["situation"], valid_from: at, expires_at: new Date("2026-06-02T22:00:00.000Z"), despite_protection: true, yes_epoch: 2, law_row: "authority.referral.adult",
  notice_id: "referral-from-authority", notice_version: 1, notice_language: "da", notice_hash: "a".repeat(64), method: "login", assurance_level: "substantial", answered_by: "citizen", said_hash: "b".repeat(64), at,
};
const disclosure = {
  id: "d1", referral_id: "r1", subject_id: "s1", discloser: "municipality-0101", recipient: "organisation-harbour", recipient_user: "inbox", kind: "offer", purpose: "referral",
  categories: ["situation", "identity"], withheld: ["name"], consent_id: "c1", epoch: 3, position: "13", at, correlation_id: "k1",
};
const receipt = { id: "e1", consent_id: "c1", epoch: 4, holder: "referral", referral_id: "r1", subject_id: "s1", recipient: "organisation-harbour", jws: "a.b.c", confirmed_by: null, at };

/** A record's version never changes its shape: it is hashed, and an audit builds it again years later. */
it("CON-30 an epoch is recorded in full, positions as numbers and times in UTC", () => {
  expect(recordOfConsentEpoch(epoch)).toEqual({
    type: "consent-epoch", version: 2, consentId: "c1", epoch: 3, referralId: "r1", subjectId: "s1", purpose: "referral", discloser: "municipality-0101", recipient: "organisation-harbour", position: 12,
    status: "granted", categories: ["situation"], validFrom: "2026-03-02T09:00:00.123Z", expiresAt: "2026-06-02T22:00:00.000Z", despiteProtection: true, yesEpoch: 2, lawRow: "authority.referral.adult",
    noticeId: "referral-from-authority", noticeVersion: 1, noticeLanguage: "da", noticeHash: "a".repeat(64), method: "login", assuranceLevel: "substantial", answeredBy: "citizen", saidHash: "b".repeat(64), at: "2026-03-02T09:00:00.123Z",
  });
  expect(recordOfConsentEpoch({ ...epoch, valid_from: null, expires_at: null, yes_epoch: null })).toMatchObject({ validFrom: null, expiresAt: null, yesEpoch: null });
});

it("CON-30 an epoch of before all that was said was hashed keeps the record that it was committed to with", () => {
  const { saidHash: _saidHash, ...before } = recordOfConsentEpoch(epoch) as { saidHash: string };
  expect(recordOfConsentEpoch({ ...epoch, said_hash: null })).toEqual({ ...before, version: 1 });
});

it("CON-30 so is a disclosure", () => {
  expect(recordOfDisclosure(disclosure)).toEqual({
    type: "disclosure", version: 1, disclosureId: "d1", referralId: "r1", subjectId: "s1", discloser: "municipality-0101", recipient: "organisation-harbour", recipientUser: "inbox", kind: "offer", purpose: "referral",
    categories: ["situation", "identity"], withheld: ["name"], consentId: "c1", epoch: 3, position: 13, at: "2026-03-02T09:00:00.123Z", correlationId: "k1",
  });
});

it("CON-30 so is a receipt, of a service or of a person", () => {
  expect(recordOfReceipt(receipt)).toEqual({
    type: "receipt", version: 1, receiptId: "e1", consentId: "c1", epoch: 4, referralId: "r1", subjectId: "s1", recipient: "organisation-harbour", holder: "referral", jws: "a.b.c", confirmedBy: null, at: "2026-03-02T09:00:00.123Z",
  });
  expect(recordOfReceipt({ ...receipt, jws: null, confirmed_by: "login-coordinator" })).toMatchObject({ jws: null, confirmedBy: "login-coordinator" });
});

it("CON-30 each record is found again by one ref", () => {
  expect(refOf(recordOfConsentEpoch(epoch))).toBe("c1/3");
  expect(refOf(recordOfDisclosure(disclosure))).toBe("d1");
  expect(refOf(recordOfReceipt(receipt))).toBe("e1");
  const tombstone = recordOfTombstone({ id: "t1", of: "disclosure", refs: ["d1", "d2"], rule: "five-years", at });
  expect(tombstone).toEqual({ type: "tombstone", version: 1, tombstoneId: "t1", of: "disclosure", refs: ["d1", "d2"], rule: "five-years", at: at.toISOString() });
  expect(refOf(tombstone)).toBe("t1");
});
