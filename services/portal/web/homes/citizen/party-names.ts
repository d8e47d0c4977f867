import type { Party } from "@haandslag/contracts";
import { useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";

/** Who shares and who receives, by name: the ones that occur are looked up, each once. */
export function usePartyNames(parties: readonly Party[]): (party: Party) => string {
  const { t } = useTranslation("citizen");
  const organisationIds = [...new Set(parties.filter((party) => party.kind === "organisation").map(({ id }) => id))].sort();
  const { data: authorities } = useSuspenseQuery({ ...ask.referral.listAuthorities({}), staleTime: Infinity });
  const organisations = useSuspenseQueries({ queries: organisationIds.map((organisationId) => ({ ...ask.referral.getOrganisation({ organisationId }), staleTime: 600_000 })) });
  return (party) => {
    if (party.kind === "citizen") return t("you");
    if (party.kind === "authority") return authorities.find(({ id }) => id === party.id)?.longName ?? t("theAuthority");
    return organisations.find(({ data }) => data.organisationId === party.id)?.data.name ?? t("theOrganisation");
  };
}
