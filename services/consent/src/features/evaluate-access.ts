import { AuthorityId, Id, OrganisationId, type Party, Pseudonym } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { DecidableConsent } from "../domain/decision/coverage.ts";
import { mayReceive, type ReceiptAnswer, refused } from "../domain/decision/may-receive.ts";
import { readConsents } from "../domain/decision/read-consents.ts";
import { readCategories, readPurpose } from "../domain/decision/read-form.ts";
import { partyKey } from "../domain/party.ts";
import { mayEnd } from "../domain/policies/may-know.ts";
import { consentsOfReferrals } from "../storage/consents-of-referral.ts";
import { decidableConsents, findSubject } from "../storage/decidable-consents.ts";
import { findPseudonym } from "../storage/pseudonyms.ts";
import { releasesOfReferral } from "../storage/releases.ts";
import { noteLookUp } from "../storage/account/note-look-up.ts";
import { type ConsentDeps, mustBeService } from "./ports.ts";

/** An entity of AuthZEN (§ 5): what its `properties` hold is read here. */
interface Entity {
  readonly type: string;
  readonly id: string;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
}
export interface AccessQuestion {
  readonly subject: Entity;
  readonly action: { readonly name: string; readonly properties?: Entity["properties"] };
  readonly resource: Entity;
}

/**
 * An access question in AuthZEN's shape: may `subject` receive these categories about `resource` for this purpose? No
 * disclosure, and nothing to rely on later: only `disclose` permits one. Whatever the question does not name, or names in
 * words that we do not know, is a deny with a reason (CON-02, CON-05); of what is none of the caller's business it is told
 * what it would be told if there were nothing (CON-29).
 * @throws DomainError NOT_ALLOWED for a service that has no business with consents
 */
export const evaluateAccess = ({ runner }: Pick<ConsentDeps, "runner">) => {
  const { pool, clock } = runner;
  return async ({ subject, action, resource }: AccessQuestion, who: Actor): Promise<ReceiptAnswer> => {
    if (who.role === "service") mustBeService(who, "evaluateAccess");
    if (action.name !== "disclose" || !["citizen", "referral"].includes(resource.type)) return refused(["REQUEST_INVALID"]);
    const recipient = partyNamed(subject);
    if (recipient === undefined) return refused(["REQUEST_INVALID"]);
    const { purpose: purposeGiven } = action.properties ?? {};
    const { categories: categoriesGiven } = resource.properties ?? {};
    if (purposeGiven === undefined || categoriesGiven === undefined) return refused(["REQUEST_INCOMPLETE"]);
    const purpose = readPurpose(purposeGiven);
    const categories = readCategories(categoriesGiven);
    if (purpose === undefined || categories === undefined) return refused(["REQUEST_INVALID"]);
    if (categories === 0) return refused(["REQUEST_INCOMPLETE"]);

    const subjectId = await subjectOf(resource, recipient, who);
    if (subjectId === undefined) return refused(["NO_CONSENT"]);
    const consents = readConsents(await decidableConsents(pool, { subjectId, recipient: partyKey(recipient) }));
    // That something is there which cannot be read is for services alone: whom else it concerns cannot be read either (CON-29).
    if (consents === undefined) return refused([who.role === "service" ? "EVALUATION_FAILED" : "NO_CONSENT"]);
    const referralId = resource.type === "referral" ? Id.parse(resource.id) : undefined;
    const known = await knownTo(who, consents.filter((consent) => consent.purpose === purpose && (referralId === undefined || consent.referralId === referralId)));
    await noteLookUp(runner, who, "access-question", known.map((consent) => consent.referralId));
    return mayReceive(known, { subjectId, recipient, purpose, categories, referralId }, clock.now());
  };

  /** The citizen in question: whom the referral is about, or whom the caller's own organisation knows by the pseudonym. */
  async function subjectOf({ type, id }: Entity, recipient: Party, who: Actor): Promise<string | undefined> {
    if (type === "referral") return Id.safeParse(id).success ? await findSubject(pool, Id.parse(id), partyKey(recipient)) : undefined;
    // A service has no pseudonyms of its own: it asks by that of the organisation that would receive.
    const organisationId = who.role === "service" ? partyKey(recipient) : who.tenantId;
    return organisationId !== undefined && Pseudonym.safeParse(id).success ? await findPseudonym(pool, organisationId, id) : undefined;
  }

  /** Of a referral the caller knows all that decides, or nothing: part of it could be a yes without the no that beats it. */
  async function knownTo(who: Actor, consents: readonly DecidableConsent[]): Promise<readonly DecidableConsent[]> {
    if (who.role === "service") return consents;
    const known: DecidableConsent[] = [];
    for (const referralId of new Set(consents.map((consent) => consent.referralId))) {
      const releases = await releasesOfReferral(pool, referralId);
      const seen = new Set((await consentsOfReferrals(pool, [referralId])).filter((consent) => mayEnd(who, consent, releases, clock.now())).map(({ consentId }) => consentId));
      const ofReferral = consents.filter((consent) => consent.referralId === referralId);
      if (ofReferral.every(({ consentId }) => seen.has(consentId))) known.push(...ofReferral);
    }
    return known;
  }
};

/** Who would receive: an organisation, or an authority (feedback). */
function partyNamed({ type, id }: Entity): Party | undefined {
  if (type === "organisation" && OrganisationId.safeParse(id).success) return { kind: "organisation", id };
  return type === "authority" && AuthorityId.safeParse(id).success ? { kind: "authority", id } : undefined;
}
