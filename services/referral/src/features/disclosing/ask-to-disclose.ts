import type { DataCategory, DisclosureKind } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import { DomainError } from "@haandslag/service-kit";
import { hasAgreement, type Organisation } from "../../domain/directory/organisation.ts";
import type { Withheld } from "../../domain/content/index.ts";
import type { Referral } from "../../domain/referral/index.ts";
import type { DisclosureAnswer } from "../../ports/consent-port.ts";
import type { Deps } from "../../ports/deps.ts";

export type Permit = Extract<DisclosureAnswer, { permitted: true }>;

/**
 * Asks for one disclosure under the `referral` purpose, now: the answer holds for what is emitted next and for nothing
 * else (CON-19). A permit never reaches beyond what was asked for.
 * @throws DomainError CONSENT_NOT_ACTIVE with the reasons, CONSENT_UNAVAILABLE
 */
export async function askToDisclose(
  { consent, ids }: Pick<Deps, "consent" | "ids">,
  { referralId, sender }: Referral,
  o: { kind: DisclosureKind; organisationId: string; recipientUser: string; categories: readonly DataCategory[]; protectedParts: readonly Withheld[] },
): Promise<Permit> {
  const answer = await consent.disclose({
    disclosureId: ids.next(), referralId, kind: o.kind, purpose: "referral", atLeast: "any", categories: [...o.categories],
    discloser: sender.kind === "authority" ? { kind: "authority", id: sender.authorityId } : { kind: "citizen" },
    recipient: { kind: "organisation", id: o.organisationId }, recipientUser: o.recipientUser, protectedParts: [...o.protectedParts],
  });
  if (!answer.permitted) throw new DomainError("CONSENT_NOT_ACTIVE", { detail: { reason: answer.reasons.join(" ") } });
  const categories = answer.categories.filter((category) => o.categories.includes(category));
  if (categories.length === 0) throw new DomainError("CONSENT_NOT_ACTIVE", { detail: { reason: "CATEGORY_NOT_COVERED" } });
  return { ...answer, categories };
}

/** REF-26 at every disclosure: an agreement that has run out ends what flows under it. @throws DomainError */
export async function mustHaveAgreement({ directory, clock }: Pick<Deps, "directory" | "clock">, organisationId: string): Promise<Organisation> {
  const organisation = await directory.find(organisationId);
  if (organisation === undefined) throw new DomainError("ORGANISATION_UNKNOWN");
  if (!hasAgreement(organisation, localDateOf(clock.now()))) throw new DomainError("DATA_AGREEMENT_MISSING");
  return organisation;
}
