import type { Actor } from "@haandslag/service-kit/auth";
import type { Deps } from "../../ports/deps.ts";
import { type CoursesStanding, countedByLoad, countedByStatus, type PeersWithLoad } from "../../storage/organisation-figures.ts";

export interface OrganisationFigures {
  readonly courses: readonly CoursesStanding[];
  readonly loads: readonly PeersWithLoad[];
  /** Of the peers who have not left; no mean of nobody. */
  readonly peers: { readonly count: number; readonly meanLoad: number | null };
}

/** Where all of the organisation's courses stand, since how many days, and how they are shared among its peers. */
export const organisationFigures = ({ runner }: Pick<Deps, "runner">) => async (who: Actor): Promise<OrganisationFigures> => {
  const organisationId = who.tenantId ?? "";
  const [courses, loads] = await Promise.all([countedByStatus(runner.pool, organisationId, runner.clock.now()), countedByLoad(runner.pool, organisationId)]);
  const count = loads.reduce((sum, { peers }) => sum + peers, 0);
  return { courses, loads, peers: { count, meanLoad: count === 0 ? null : loads.reduce((sum, { load, peers }) => sum + load * peers, 0) / count } };
};
