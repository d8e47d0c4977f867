import type { ErrorCode, SupportForm, Theme } from "@haandslag/contracts";

/** An organisation's entry in the directory, as far as it is read. Days are local days in Denmark. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly closedAt: string | null;
  readonly agreements: readonly { readonly signedOn: string; readonly validUntil: string | null }[];
  readonly services: readonly {
    readonly id: string;
    readonly name: string;
    readonly forms: readonly SupportForm[];
    readonly themes: readonly Theme[];
    readonly languages: readonly string[];
    readonly areas: readonly string[];
    readonly capacity: { readonly places: number; readonly waitingWeeks: number; readonly confirmedAt: string } | null;
  }[];
}

/** A signed, dated data agreement that holds on this day (REF-26). */
export const hasAgreement = (organisation: Pick<Organisation, "agreements">, today: string): boolean =>
  organisation.agreements.some(({ signedOn, validUntil }) => signedOn <= today && (validUntil === null || today <= validUntil));

/** Why nothing new may be sent to an organisation now, if anything. */
export function whyNotSend(organisation: Organisation | undefined, now: Date, today: string): ErrorCode | undefined {
  if (organisation === undefined) return "ORGANISATION_UNKNOWN";
  if (organisation.closedAt !== null && organisation.closedAt <= now.toISOString()) return "ORGANISATION_CLOSED";
  return hasAgreement(organisation, today) ? undefined : "DATA_AGREEMENT_MISSING";
}

/** The organisation's own areas, as its entry has them: all that an offer says about a place (REF-18). */
export const areasOf = (organisation: Organisation): string[] => [...new Set(organisation.services.flatMap(({ areas }) => areas))].toSorted();
