import type { Party } from "@haandslag/contracts";
import { useQueryClient, useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { ask } from "../calls/ask.ts";

const organisationsIn = (parties: readonly Party[]) =>
  [...new Set(parties.filter((party) => party.kind === "organisation").map(({ id }) => id))].sort().map((organisationId) => ({ ...ask.referral.getOrganisation({ organisationId }), staleTime: 600_000 }));

/** Asks for the names already, where something else holds the drawing up before they are used. */
export function useNamesAhead(parties: readonly Party[]): void {
  const queries = useQueryClient();
  for (const organisation of organisationsIn(parties)) if (queries.getQueryState(organisation.queryKey) === undefined) void queries.prefetchQuery(organisation);
}

/** The names of authorities, and of the organisations that occur, each looked up once; a citizen has none here. */
export function useNamesOfParties(parties: readonly Party[]): (party: Party) => string | undefined {
  const { data: authorities } = useSuspenseQuery({ ...ask.referral.listAuthorities({}), staleTime: Infinity });
  const organisations = useSuspenseQueries({ queries: organisationsIn(parties) });
  return (party) => {
    switch (party.kind) {
      case "citizen": return undefined;
      case "authority": return authorities.find(({ id }) => id === party.id)?.longName;
      case "organisation": return organisations.find(({ data }) => data.organisationId === party.id)?.data.name;
    }
  };
}
