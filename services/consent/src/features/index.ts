import { coverageAt } from "./account/coverage-at.ts";
import { exportMyAccount } from "./account/export-my-account.ts";
import { myAccount } from "./account/my-account.ts";
import { myLookUps } from "./account/my-look-ups.ts";
import { auditFindings } from "./audit/audit-findings.ts";
import { confirmOwnNotesDeleted } from "./confirm-own-notes-deleted.ts";
import { consentForRecord } from "./consent-for-record.ts";
import { consentsOfReferral } from "./consents-of-referral.ts";
import { decide } from "./decide.ts";
import { disclose } from "./disclose.ts";
import { endRepresentation } from "./end-representation.ts";
import { evaluateAccess } from "./evaluate-access.ts";
import { grantConsent } from "./grant-consent.ts";
import { listDisclosures } from "./list-disclosures.ts";
import { myConsent } from "./my-consent.ts";
import { myConsents } from "./my-consents.ts";
import { myRecipients } from "./my-recipients.ts";
import { narrowConsent } from "./narrow-consent.ts";
import { notesToConfirm } from "./notes-to-confirm.ts";
import { overdueReceipts } from "./overdue-receipts.ts";
import type { ConsentDeps } from "./ports.ts";
import { myProofs } from "./proofs/my-proofs.ts";
import { logState } from "./proofs/log-state.ts";
import { proofForAuditor } from "./proofs/proof-for-auditor.ts";
import { proofOf } from "./proofs/proof-of.ts";
import { signedReceipt } from "./proofs/signed-receipt.ts";
import { receiptsByRecipient } from "./receipts-by-recipient.ts";
import { receiptsOfConsent } from "./receipts-of-consent.ts";
import { recordAssistedAnswer } from "./record-assisted-answer.ts";
import { recordRepresentation } from "./record-representation.ts";
import { refuseConsent } from "./refuse-consent.ts";
import { renewConsent } from "./renew-consent.ts";
import { representationsOfReferral } from "./representations-of-referral.ts";
import { requestConsent } from "./request-consent/request-consent.ts";
import { revokeAllConsents } from "./revoke-all-consents.ts";
import { revokeConsent } from "./revoke-consent.ts";
import { uncoveredDisclosures } from "./uncovered-disclosures.ts";
import { myRights } from "./my-rights.ts";
import { wardConsents } from "./ward-consents.ts";

export const consentFeatures = (deps: ConsentDeps) => ({
  requestConsent: requestConsent(deps),
  grantConsent: grantConsent(deps),
  refuseConsent: refuseConsent(deps),
  renewConsent: renewConsent(deps),
  recordAssistedAnswer: recordAssistedAnswer(deps),
  consentForRecord: consentForRecord(deps),
  recordRepresentation: recordRepresentation(deps),
  endRepresentation: endRepresentation(deps),
  representationsOfReferral: representationsOfReferral(deps),
  wardConsents: wardConsents(deps),
  myRights: myRights(deps),
  narrowConsent: narrowConsent(deps),
  revokeConsent: revokeConsent(deps),
  revokeAllConsents: revokeAllConsents(deps),
  decide: decide(deps),
  evaluateAccess: evaluateAccess(deps),
  disclose: disclose(deps),
  myConsents: myConsents(deps),
  myConsent: myConsent(deps),
  listDisclosures: listDisclosures(deps),
  consentsOfReferral: consentsOfReferral(deps),
  confirmOwnNotesDeleted: confirmOwnNotesDeleted(deps),
  notesToConfirm: notesToConfirm(deps),
  myRecipients: myRecipients(deps),
  receiptsOfConsent: receiptsOfConsent(deps),
  overdueReceipts: overdueReceipts(deps),
  myProofs: myProofs(deps),
  proofOf: proofOf(deps),
  signedReceipt: signedReceipt(deps),
  proofForAuditor: proofForAuditor(deps),
  logState: logState(deps),
  receiptsByRecipient: receiptsByRecipient(deps),
  uncoveredDisclosures: uncoveredDisclosures(deps),
  auditFindings: auditFindings(deps),
  myAccount: myAccount(deps),
  myLookUps: myLookUps(deps),
  exportMyAccount: exportMyAccount(deps),
  coverageAt: coverageAt(deps),
});
export type ConsentFeatures = ReturnType<typeof consentFeatures>;
