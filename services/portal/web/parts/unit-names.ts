import { useSuspenseQuery } from "@tanstack/react-query";
import { ask } from "../calls/ask.ts";

/** What an authority's units are called, of those that occur on a page; undefined where nobody has given the unit a name. */
export function useUnitNames(authorityIds: readonly (string | null)[]): (authorityId: string | null, unitId: string | null) => string | undefined {
  const wanted = [...new Set(authorityIds.filter((id) => id !== null))].filter((id) => !id.startsWith("organisation-")).sort();
  const { data: units } = useSuspenseQuery({ ...ask.referral.listUnits({ authorityIds: wanted }), staleTime: 600_000 });
  return (authorityId, unitId) => units.find((unit) => unit.authorityId === authorityId && unit.unitId === unitId)?.name;
}
