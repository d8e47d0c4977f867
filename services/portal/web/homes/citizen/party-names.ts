import type { Party } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { useNamesOfParties } from "../../parts/names-of-parties.ts";

/** Who shares and who receives, by name; the citizen is "you". */
export function usePartyNames(parties: readonly Party[]): (party: Party) => string {
  const { t } = useTranslation("citizen");
  const nameOf = useNamesOfParties(parties);
  const otherwise = { citizen: "you", authority: "theAuthority", organisation: "theOrganisation" } as const;
  return (party) => nameOf(party) ?? t(otherwise[party.kind]);
}
