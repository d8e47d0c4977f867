import type { Deps } from "./ports/deps.ts";
import { acceptOffer } from "./features/accept-offer.ts";
import { confirmCapacity } from "./features/confirm-capacity.ts";
import { askToBeContacted } from "./features/contact/ask-to-be-contacted.ts";
import { listContactRequests } from "./features/contact/list-contact-requests.ts";
import { myContactRequests } from "./features/contact/my-contact-requests.ts";
import { noteContacted } from "./features/contact/note-contacted.ts";
import { withdrawContactRequest } from "./features/contact/withdraw-contact-request.ts";
import { declineOffer } from "./features/decline-offer.ts";
import { closeReferral } from "./features/disclosing/close-referral.ts";
import { openCase } from "./features/disclosing/open-case.ts";
import { openContactForPeer } from "./features/disclosing/open-contact-for-peer.ts";
import { openOffer } from "./features/disclosing/open-offer.ts";
import { openProfile } from "./features/disclosing/open-profile.ts";
import { sendOffer } from "./features/disclosing/send-offer.ts";
import { draftReferral } from "./features/drafting/draft-referral.ts";
import { draftSelfReferral } from "./features/drafting/draft-self-referral.ts";
import { editDraft } from "./features/drafting/edit-draft.ts";
import { emergencyNumbers } from "./features/emergency-numbers.ts";
import { exchangeCprNumber } from "./features/exchange-cpr-number.ts";
import { findByContactCode } from "./features/find-by-contact-code.ts";
import { getOffer } from "./features/get-offer.ts";
import { getReferral } from "./features/get-referral.ts";
import { findCases } from "./features/finding/find-cases.ts";
import { handOverCase } from "./features/handing-over/hand-over-case.ts";
import { listColleagues } from "./features/handing-over/list-colleagues.ts";
import { registerMe } from "./features/handing-over/register-me.ts";
import { importMessage } from "./features/import-message/import-message.ts";
import { importDirectory } from "./features/import-directory.ts";
import { listAuthorities } from "./features/list-authorities.ts";
import { listOffers } from "./features/list-offers.ts";
import { getOrganisation, listOrganisations, myOrganisation } from "./features/list-organisations.ts";
import { listUnits } from "./features/list-units.ts";
import { listReferrals } from "./features/list-referrals.ts";
import { myReferrals } from "./features/my-referrals.ts";
import { recordRepresentation } from "./features/record-representation.ts";
import { requestConsent } from "./features/request-consent.ts";
import { settleReferral } from "./features/settle-referral.ts";
import { tellPseudonym } from "./features/tell-pseudonym.ts";
import { unitFigures } from "./features/unit-figures.ts";
import { withdrawReferral } from "./features/withdraw-referral.ts";

/** Everything that can be asked of the service, ready to be called. */
export const featuresOf = (deps: Deps) => ({
  draftReferral: draftReferral(deps), draftSelfReferral: draftSelfReferral(deps), editDraft: editDraft(deps), importMessage: importMessage(deps),
  requestConsent: requestConsent(deps), recordRepresentation: recordRepresentation(deps), sendOffer: sendOffer(deps), withdrawReferral: withdrawReferral(deps), settleReferral: settleReferral(deps),
  openOffer: openOffer(deps), acceptOffer: acceptOffer(deps), declineOffer: declineOffer(deps), openCase: openCase(deps), closeReferral: closeReferral(deps),
  findCases: findCases(deps), registerMe: registerMe(deps), listColleagues: listColleagues(deps), handOverCase: handOverCase(deps),
  openProfile: openProfile(deps), openContactForPeer: openContactForPeer(deps),
  getReferral: getReferral(deps), listReferrals: listReferrals(deps), unitFigures: unitFigures(deps), listOffers: listOffers(deps), getOffer: getOffer(deps), findByContactCode: findByContactCode(deps), myReferrals: myReferrals(deps),
  listOrganisations: listOrganisations(deps), getOrganisation: getOrganisation(deps), listAuthorities: listAuthorities(deps), listUnits: listUnits(deps), importDirectory: importDirectory(deps),
  myOrganisation: myOrganisation(deps), confirmCapacity: confirmCapacity(deps),
  askToBeContacted: askToBeContacted(deps), withdrawContactRequest: withdrawContactRequest(deps), myContactRequests: myContactRequests(deps), listContactRequests: listContactRequests(deps), noteContacted: noteContacted(deps),
  emergencyNumbers: emergencyNumbers(deps), exchangeCprNumber: exchangeCprNumber(deps), tellPseudonym: tellPseudonym(deps),
});
export type Features = ReturnType<typeof featuresOf>;
