import type { Party } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { useNamesOfParties } from "../../parts/names-of-parties.ts";

/** Who sends or receives, by the name that it is known by; a citizen has none here. */
export function usePartyName(parties: readonly Party[]): (party: Party) => string {
  const { t } = useTranslation("auditor");
  const nameOf = useNamesOfParties(parties);
  return (party) => nameOf(party) ?? t(party.kind === "citizen" ? "citizen" : "unknown");
}
