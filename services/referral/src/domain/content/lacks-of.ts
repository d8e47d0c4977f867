import type { Lack } from "../referral/index.ts";
import type { ReferralRecord } from "./record.ts";

/** What must be added before the citizen can be asked. Codes, so that the state can hold them. */
export const lacksOf = ({ identity, profile }: Pick<ReferralRecord, "identity" | "profile">): Lack[] => [
  ...(identity.cprNumber === undefined ? ["cpr-number" as const] : []),
  ...(identity.givenNames.length === 0 ? ["given-names" as const] : []),
  ...(profile.wishes.forms.length === 0 ? ["forms" as const] : []),
  ...(profile.practical.languages.length === 0 ? ["languages" as const] : []),
];
