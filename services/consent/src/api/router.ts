import { consentCommands } from "@haandslag/contracts";
import { apiOf } from "@haandslag/service-kit";
import { whoMay } from "../domain/policies/who-may.ts";
import type { ConsentFeatures } from "../features/index.ts";
import { Coverage, ExportedAccount, LookUpPage, MyAccount } from "./account-outputs.ts";
import { exportedAs } from "./fhir/exported-as.ts";
import { ConsentForRecord, MyRights, RepresentationList, RepresentationNamed, WardConsentList } from "./law-outputs.ts";
import { ConsentReceipts, CountedReceipts, NotesPage, OverduePage, OwnNotesConfirmed, RecipientLines } from "./receipt-outputs.ts";
import { Audited } from "./audit-outputs.ts";
import { ConsentAnswered, ConsentsRequested, ConsentsStopped, DecisionAnswer, DisclosureAnswer, DisclosurePage, MyConsent, MyConsentList, ReferralConsents, Uncovered } from "./outputs.ts";
import { InclusionDocument, LogState, ProofDocument, ProvableRecords, SignedReceipt } from "./proof-outputs.ts";

const api = apiOf<ConsentFeatures>();

export const router = api.router({
  // asked by the referral service
  requestConsent: api.for(...whoMay.request).input(consentCommands.RequestConsent).output(ConsentsRequested).mutation(({ input, ctx }) => ctx.features.requestConsent(input, ctx.who)),

  // the citizen's answer
  grantConsent: api.for(...whoMay.grant).input(consentCommands.GrantConsent).output(ConsentAnswered).mutation(({ input, ctx }) => ctx.features.grantConsent(input, ctx.who)),
  refuseConsent: api.for(...whoMay.refuse).input(consentCommands.RefuseConsent).output(ConsentAnswered).mutation(({ input, ctx }) => ctx.features.refuseConsent(input, ctx.who)),
  renewConsent: api.for(...whoMay.renew).input(consentCommands.RenewConsent).output(ConsentAnswered).mutation(({ input, ctx }) => ctx.features.renewConsent(input, ctx.who)),

  // on paper or in person: what to show, what the citizen answered, and what the record gets
  consentForRecord: api.for(...whoMay.record).input(consentCommands.ConsentForRecord).output(ConsentForRecord).query(({ input, ctx }) => ctx.features.consentForRecord(input, ctx.who)),
  recordAssistedAnswer: api.for(...whoMay.record).input(consentCommands.RecordAssistedAnswer).output(ConsentAnswered).mutation(({ input, ctx }) => ctx.features.recordAssistedAnswer(input, ctx.who)),

  // who acts for the citizen
  recordRepresentation: api.for(...whoMay.request).input(consentCommands.RecordRepresentation).output(RepresentationNamed).mutation(({ input, ctx }) => ctx.features.recordRepresentation(input, ctx.who)),
  endRepresentation: api.for(...whoMay.endRepresentation).input(consentCommands.EndRepresentation).output(RepresentationNamed).mutation(({ input, ctx }) => ctx.features.endRepresentation(input, ctx.who)),
  representationsOfReferral: api.for(...whoMay.endRepresentation).input(consentCommands.RepresentationsOfReferral).output(RepresentationList).query(({ input, ctx }) => ctx.features.representationsOfReferral(input, ctx.who)),
  myRights: api.for("citizen").output(MyRights).query(({ ctx }) => ctx.features.myRights(ctx.who)),
  wardConsents: api.for("citizen").input(consentCommands.WardConsents).output(WardConsentList).query(({ input, ctx }) => ctx.features.wardConsents(input, ctx.who)),

  // less, or nothing any more: the citizen, or whom she told
  narrowConsent: api.for(...whoMay.narrow).input(consentCommands.NarrowConsent).output(ConsentAnswered).mutation(({ input, ctx }) => ctx.features.narrowConsent(input, ctx.who)),
  revokeConsent: api.for(...whoMay.revoke).input(consentCommands.RevokeConsent).output(ConsentAnswered).mutation(({ input, ctx }) => ctx.features.revokeConsent(input, ctx.who)),
  revokeAllConsents: api.for(...whoMay.revoke).input(consentCommands.RevokeAllConsents).output(ConsentsStopped).mutation(({ input, ctx }) => ctx.features.revokeAllConsents(input, ctx.who)),

  // receipts of what ended or became narrower
  confirmOwnNotesDeleted: api.for(...whoMay.confirmNotes).input(consentCommands.ConfirmOwnNotesDeleted).output(OwnNotesConfirmed).mutation(({ input, ctx }) => ctx.features.confirmOwnNotesDeleted(input, ctx.who)),
  notesToConfirm: api.for(...whoMay.confirmNotes).input(consentCommands.NotesToConfirm).output(NotesPage).query(({ input, ctx }) => ctx.features.notesToConfirm(input, ctx.who)),
  myRecipients: api.for("citizen").output(RecipientLines).query(({ ctx }) => ctx.features.myRecipients(ctx.who)),
  receiptsOfConsent: api.for("citizen", "caseworker", "team-leader", "coordinator").input(consentCommands.ReceiptsOfConsent).output(ConsentReceipts).query(({ input, ctx }) => ctx.features.receiptsOfConsent(input, ctx.who)),
  overdueReceipts: api.for("auditor", "team-leader").input(consentCommands.OverdueReceipts).output(OverduePage).query(({ input, ctx }) => ctx.features.overdueReceipts(input, ctx.who)),

  // questions that gate an answer of another service
  decide: api.for("service").input(consentCommands.DecideDisclosure).output(DecisionAnswer).query(({ input, ctx }) => ctx.features.decide(input, ctx.who)),
  disclose: api.for("service").input(consentCommands.Disclose).output(DisclosureAnswer).mutation(({ input, ctx }) => ctx.features.disclose(input, ctx.who)),

  // reading
  myConsents: api.for("citizen").input(consentCommands.MyConsents).output(MyConsentList).query(({ input, ctx }) => ctx.features.myConsents(input, ctx.who)),
  myConsent: api.for("citizen").input(consentCommands.ConsentById).output(MyConsent).query(({ input, ctx }) => ctx.features.myConsent(input, ctx.who)),
  listDisclosures: api.for("citizen", "auditor").input(consentCommands.ListDisclosures).output(DisclosurePage).query(({ input, ctx }) => ctx.features.listDisclosures(input, ctx.who)),
  consentsOfReferral: api.for("caseworker", "coordinator", "peer", "service").input(consentCommands.ConsentsOfReferral).output(ReferralConsents).query(({ input, ctx }) => ctx.features.consentsOfReferral(input, ctx.who)),
  myProofs: api.for("citizen").input(consentCommands.MyProofs).output(ProvableRecords).query(({ input, ctx }) => ctx.features.myProofs(input, ctx.who)),
  proofOf: api.for("citizen").input(consentCommands.RecordOfLog).output(ProofDocument).query(({ input, ctx }) => ctx.features.proofOf(input, ctx.who)),
  signedReceipt: api.for("citizen").input(consentCommands.SignedReceipt).output(SignedReceipt).query(({ input, ctx }) => ctx.features.signedReceipt(input, ctx.who)),

  // the citizen's account: reading it is free, and is a line of it
  myAccount: api.for("citizen").input(consentCommands.MyAccount).output(MyAccount).query(({ input, ctx }) => ctx.features.myAccount(input, ctx.who)),
  myLookUps: api.for("citizen").input(consentCommands.MyLookUps).output(LookUpPage).query(({ input, ctx }) => ctx.features.myLookUps(input, ctx.who)),
  exportMyAccount: api.for("citizen").input(consentCommands.ExportMyAccount).output(ExportedAccount).query(async ({ input, ctx }) => exportedAs(input.as, await ctx.features.exportMyAccount(ctx.who), ctx.who)),
  coverageAt: api.for("citizen", "auditor").input(consentCommands.CoverageAt).output(Coverage).query(({ input, ctx }) => ctx.features.coverageAt(input, ctx.who)),

  // whether all of it is true
  receiptsByRecipient: api.for("auditor").output(CountedReceipts).query(({ ctx }) => ctx.features.receiptsByRecipient(ctx.who)),
  proofForAuditor: api.for("auditor").input(consentCommands.ProofForAuditor).output(InclusionDocument).query(({ input, ctx }) => ctx.features.proofForAuditor(input, ctx.who)),
  logState: api.for("auditor").output(LogState).query(({ ctx }) => ctx.features.logState()),
  uncoveredDisclosures: api.for("auditor").output(Uncovered).query(({ ctx }) => ctx.features.uncoveredDisclosures()),
  auditFindings: api.for("auditor").output(Audited).query(({ ctx }) => ctx.features.auditFindings(ctx.who)),
});

export type AppRouter = typeof router;
