import type { Party } from "@haandslag/contracts";
import { useQueryClient, useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";

const organisationsIn = (parties: readonly Party[]) =>
  [...new Set(parties.filter((party) => party.kind === "organisation").map(({ id }) => id))].sort().map((organisationId) => ({ ...ask.referral.getOrganisation({ organisationId }), staleTime: 600_000 }));

/** Asks for the names already, where something else holds the drawing up before they are used. */
export function useNamesAhead(parties: readonly Party[]): void {
  const queries = useQueryClient();
  for (const organisation of organisationsIn(parties)) if (queries.getQueryState(organisation.queryKey) === undefined) void queries.prefetchQuery(organisation);
}

/** Who shares and who receives, by name: the ones that occur are looked up, each once. */
export function usePartyNames(parties: readonly Party[]): (party: Party) => string {
  const { t } = useTranslation("citizen");
  const { data: authorities } = useSuspenseQuery({ ...ask.referral.listAuthorities({}), staleTime: Infinity });
  const organisations = useSuspenseQueries({ queries: organisationsIn(parties) });
  return (party) => {
    if (party.kind === "citizen") return t("you");
    if (party.kind === "authority") return authorities.find(({ id }) => id === party.id)?.longName ?? t("theAuthority");
    return organisations.find(({ data }) => data.organisationId === party.id)?.data.name ?? t("theOrganisation");
  };
}
