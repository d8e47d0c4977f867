import type { AssignmentStatus } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";

/** Of what has this status: how many, and how many whole days of Denmark these have been where they are, at the mean. */
export interface CoursesStanding { readonly status: Exclude<AssignmentStatus, "ended">; readonly count: number; readonly meanDays: number }
export interface PeersWithLoad { readonly load: number; readonly peers: number }

/** All of the organisation's that have not ended: counted where they are, since a list has pages. */
export async function countedByStatus(db: Queryable, organisationId: string, now: Date): Promise<readonly CoursesStanding[]> {
  const { rows } = await db.query<CoursesStanding>({
    name: "courses-by-status", values: [organisationId, now],
    text: `SELECT status, count(*)::int AS count, avg(days)::float8 AS "meanDays" FROM (
             SELECT status, ($2::timestamptz AT TIME ZONE 'Europe/Copenhagen')::date - (since AT TIME ZONE 'Europe/Copenhagen')::date AS days
             FROM assignment a, LATERAL (
               SELECT max(at) AS since FROM assignment_history h WHERE h.aggregate_id = a.id
                 AND h.type NOT IN ('answered', 'session-recorded', 'meeting-planned', 'meeting-moved', 'meeting-cancelled', 'flagged')) h
             WHERE organisation_id = $1 AND status <> 'ended') standing
           GROUP BY status ORDER BY array_position(ARRAY['open', 'asked', 'offered', 'active'], status)`,
  });
  return rows;
}

/** How many peers have how many courses; those who left are not among them. */
export async function countedByLoad(db: Queryable, organisationId: string): Promise<readonly PeersWithLoad[]> {
  const { rows } = await db.query<PeersWithLoad>({
    name: "peers-by-load", values: [organisationId],
    text: `SELECT jsonb_array_length(state->'assignmentIds') AS load, count(*)::int AS peers FROM peer
           WHERE organisation_id = $1 AND status <> 'left' GROUP BY load ORDER BY load`,
  });
  return rows;
}
