import type { citizenView } from "../../domain/consent/citizen-view.ts";
import type { EpochLine } from "../../domain/account/epoch-line.ts";

/** The parts of an account that the FHIR export is made of. Ids and codes; the citizen's texts are in the JSON. */
export interface Account {
  readonly at: string;
  readonly consents: readonly AccountConsent[];
  readonly disclosures: readonly AccountDisclosure[];
  readonly lookUps: readonly AccountLookUp[];
}
export interface AccountConsent extends ReturnType<typeof citizenView> {
  readonly lawRow: string;
  readonly unitId: string | null;
  readonly epochs: readonly EpochLine[];
}
export interface AccountDisclosure {
  readonly disclosureId: string;
  readonly referralId: string;
  readonly kind: string;
  readonly purpose: string;
  readonly discloser: AccountConsent["discloser"];
  readonly recipient: AccountConsent["recipient"];
  readonly recipientUser: string;
  readonly unitId: string | null;
  readonly categories: readonly string[];
  readonly withheld: readonly string[];
  readonly consentId: string;
  readonly epoch: number;
  readonly at: string;
}
export interface AccountLookUp {
  readonly lookUpId: string;
  readonly referralId: string | null;
  readonly at: string;
  readonly tenantId: string | null;
  readonly unitId: string | null;
  readonly userId: string;
  readonly role: string;
  readonly reason: string;
  readonly what: readonly string[];
  readonly categories: readonly string[];
}
