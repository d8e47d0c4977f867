import { demoPeers, havnen } from "../demo-data/people.ts";
import { udenAftale } from "../demo-data/directory.ts";
import { newKey } from "../stack/service-caller.ts";
import { sayYes } from "./give-consent.ts";
import type { Story } from "./story.ts";
import { until } from "./until.ts";

const key = () => ({ idempotencyKey: newKey() });

/** What the citizen ticks: `practical` is left out on purpose, so that its absence can be seen. */
const ticked = ["situation", "wishes", "identity", "contact"] as const;

export interface FirstAct {
  readonly referralId: string;
  readonly referralConsentId: string;
  readonly feedbackConsentId: string;
  readonly imported: Awaited<ReturnType<Story["cast"]["caseworker"]["referral"]["importMessage"]["mutate"]>>;
}

/** From the caseworker's desk to a peer's first meeting. */
export async function referredAndMet({ cast, timeline: { step }, promises, message }: Story): Promise<FirstAct> {
  const { caseworker, citizen, coordinator, otherCoordinator, otherCaseworker, anders, fatima, karen } = cast;

  const imported = await step("caseworker", "imports a FHIR message", "referral", () => caseworker.referral.importMessage.mutate({ ...key(), message: message.text }));
  const referralId = imported.drafts[0] as string;
  if (message.lacksCprNumber) {
    const { record } = await caseworker.referral.getReferral.query({ referralId });
    await step("caseworker", "adds a CPR number of the test series, since the message has none", "referral", () =>
      caseworker.referral.editDraft.mutate({ ...key(), referralId, citizen: { ...record.identity, cprNumber: message.account.cprNumber } }));
  }
  await step("caseworker", "completes the draft: form of support and language", "referral", () => caseworker.referral.editDraft.mutate({
    ...key(), referralId,
    profile: { situation: { themes: ["loneliness", "loss-of-hope"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"], times: ["weekday-evening"] } },
    notices: { channel: "email", language: "da" },
  }));
  await promises.refused("REF-26", "An organisation without a signed data agreement is asked for nothing", "DATA_AGREEMENT_MISSING", () =>
    caseworker.referral.requestConsent.mutate({ ...key(), referralId, organisationId: udenAftale, questions: [{ purpose: "referral", categories: [...ticked] }] }));
  await step("caseworker", "asks the citizen for consent: three questions", "referral", () => caseworker.referral.requestConsent.mutate({
    ...key(), referralId, organisationId: havnen,
    questions: [
      { purpose: "referral", categories: ["situation", "wishes", "practical", "identity", "contact"] },
      { purpose: "feedback", categories: ["started", "ended", "outcome"] },
      { purpose: "measurement", categories: ["check-ins"] },
    ],
  }));
  await promises.refused("CON-01", "Nothing is sent before consent", "CONSENT_NOT_ACTIVE", () => caseworker.referral.sendOffer.mutate({ ...key(), referralId }));

  const { consentId: referralConsentId } = await step("citizen", "says yes to the referral, without the practical things", "consent", () => sayYes(citizen, referralId, "referral", ticked));
  const feedback = await step("citizen", "says yes to feedback: that it started, and how it went", "consent", () => sayYes(citizen, referralId, "feedback", ["started", "outcome"]));
  await step("citizen", "says yes to being asked how it goes", "consent", () => sayYes(citizen, referralId, "measurement", ["check-ins"]));

  await step("caseworker", "sends the request without a name", "referral", () => caseworker.referral.sendOffer.mutate({ ...key(), referralId }), "offer");
  await promises.refused("CON-29", "To another organisation the referral does not exist", "NOT_FOUND", () => otherCoordinator.referral.openOffer.mutate({ ...key(), referralId }));
  await promises.refused("CON-29", "To another authority the referral does not exist", "NOT_FOUND", () => otherCaseworker.referral.getReferral.query({ referralId }));
  const opened = await step("coordinator", "opens the request", "referral", () => coordinator.referral.openOffer.mutate({ ...key(), referralId }), "offer");
  const fields = Object.keys(opened.offer).sort().join(", ");
  promises.note("REF-18", "The request has coded fields of the ticked categories only, and no identity", fields === "situation, wishes", `its fields: ${fields}`);
  await promises.refused("REF-18", "The case opens only after acceptance", "REFERRAL_WRONG_STATE", () => coordinator.referral.openCase.mutate({ ...key(), referralId }));

  await step("coordinator", "accepts", "referral", () => coordinator.referral.acceptOffer.mutate({ ...key(), referralId }));
  const opening = await step("coordinator", "opens the case", "referral", () => coordinator.referral.openCase.mutate({ ...key(), referralId }), "case");
  const categories = Object.keys(opening.case).sort().join(", ");
  promises.note("CON-07", "The case holds exactly what was ticked; a category that was not ticked is absent", categories === [...ticked].sort().join(", "), `its categories: ${categories}`);

  const found = await until("the assignment is open", () => step("coordinator", "looks for peers", "peer-assignment", () => coordinator.peers.findPeers.mutate({ ...key(), referralId }), "profile").catch((error: { data?: { code?: string } }) => {
    if (error.data?.code === "NOT_FOUND") return undefined;
    throw error;
  }));
  const removed = found.removed.map(({ constraint, count }) => `${constraint} ${count}`).join(", ");
  promises.note("ASG-05", "Each constraint says how many it removed", found.removed.some(({ constraint, count }) => constraint === "competence-not-attested" && count === 1), removed);
  promises.note("ASG-01", "Nobody without attested experience competence is suggested", !found.suitable.some(({ peerId }) => peerId === demoPeers.ole.peerId), `suggested: ${found.suitable.length}`);
  const peerIds = [demoPeers.anders.peerId, demoPeers.fatima.peerId, demoPeers.karen.peerId];
  await step("coordinator", "asks three peers, without saying who it is about", "peer-assignment", () => coordinator.peers.askPeers.mutate({ ...key(), referralId, peerIds }), "profile");
  const asked = (await anders.peers.myAsks.query())[0];
  if (asked === undefined) throw new Error("The peer was asked but sees no question.");
  const { profile } = await step("peer Anders", "opens what it is about", "peer-assignment", () => anders.peers.openAsk.mutate({ ...key(), assignmentId: asked.assignmentId }), "ask");
  promises.note("ASG-04", "A peer is asked on a profile without identity, and sees it only as a disclosure of its own", Object.keys(profile).sort().join(", ") === "situation, wishes" && !JSON.stringify([asked, profile]).match(/pseudonym|identity|contact|subject/) && !JSON.stringify(asked).match(/situation|wishes|practical/),
    `waiting: ${Object.keys(asked).join(", ")}; opened: ${Object.keys(profile).join(", ")}`);
  await step("peer Anders", "says yes", "peer-assignment", () => anders.peers.answerAsPeer.mutate({ ...key(), assignmentId: asked.assignmentId, answer: "yes" }));
  await step("peer Karen", "says no", "peer-assignment", () => karen.peers.answerAsPeer.mutate({ ...key(), assignmentId: asked.assignmentId, answer: "no" }));
  await step("peer Fatima", "says yes", "peer-assignment", () => fatima.peers.answerAsPeer.mutate({ ...key(), assignmentId: asked.assignmentId, answer: "yes" }));

  const proposals = await citizen.peers.proposals.query({ referralId });
  promises.note("ASG-04", "The citizen sees who said yes, in their own words and with reasons", proposals.length === 2 && proposals.every(({ ownWords, reasons }) => ownWords.length > 0 && reasons.length > 0), `${proposals.length} peers to choose among`);
  await step("citizen", "chooses Fatima", "peer-assignment", () => citizen.peers.choosePeer.mutate({ ...key(), referralId, peerId: demoPeers.fatima.peerId }));
  await until("the caseworker hears that it started", async () => (await caseworker.referral.getReferral.query({ referralId })).told.some(({ category }) => category === "started"));

  await promises.refused("ASG-04", "A peer who was not chosen opens nothing", "NOT_FOUND", () => anders.peers.openContact.mutate({ ...key(), referralId }));
  const contact = await step("peer Fatima", "opens name and contact", "peer-assignment", () => fatima.peers.openContact.mutate({ ...key(), referralId }), "peer");
  promises.note("ASG-04", "The chosen peer opens name and contact while the course runs, and no more", Object.keys(contact.contact).sort().join(", ") === "contact, identity", `fields: ${Object.keys(contact.contact).sort().join(", ")}`);
  return { referralId, referralConsentId, feedbackConsentId: feedback.consentId, imported };
}
