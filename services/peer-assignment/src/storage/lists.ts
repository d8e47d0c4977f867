import type { AssignmentStatus, PeerStatus } from "@haandslag/contracts";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import type { Assignment } from "../domain/assignment/state.ts";
import type { Peer } from "../domain/peer/state.ts";
import { PrismaClient } from "../generated/client.ts";
import { knownPeers, type KnownPeer } from "./peer-profiles.ts";

export interface PageAsked { readonly cursor?: string | undefined; readonly limit: number }
export interface Listed<Item> { readonly items: readonly Item[]; readonly next: string | null }
export interface ListedAssignment { readonly assignmentId: string; readonly assignment: Assignment }

export interface AssignmentsAsked extends PageAsked {
  readonly statuses?: readonly AssignmentStatus[] | undefined;
  readonly overdue?: boolean | undefined;
  readonly referralIds?: readonly string[] | undefined;
  readonly now: string;
  /** What has been open since before this, with nobody asked, is overdue. */
  readonly openSince: string;
}
/** `waitingSince`: when it came to where it is. */
export interface WaitingAssignment extends ListedAssignment { readonly waitingSince: string; readonly isOverdue: boolean }

/** Lists for people; keyset by id (UUID version 7 sorts by time), newest first. */
export function assignmentLists(pool: Pool) {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const after = (organisationId: string, { cursor }: PageAsked) => ({ organisationId, ...(cursor === undefined ? {} : { id: { lt: cursor } }) });
  const assignment = ({ id, state }: { id: string; state: unknown }): ListedAssignment => ({ assignmentId: id, assignment: state as Assignment });
  return {
    async peersOf(organisationId: string, page: PageAsked & { readonly statuses?: readonly PeerStatus[] | undefined; readonly peerIds?: readonly string[] | undefined }): Promise<Listed<{ peerId: string; peer: Peer; profile: KnownPeer | undefined }>> {
      const rows = await prisma.peer.findMany({ where: { AND: [after(organisationId, page), page.statuses === undefined ? {} : { status: { in: [...page.statuses] } }, page.peerIds === undefined ? {} : { id: { in: [...page.peerIds] } }] }, orderBy: { id: "desc" }, take: page.limit + 1, select: { id: true, state: true } });
      const shown = rows.slice(0, page.limit);
      const profiles = new Map((await knownPeers(pool, shown.map(({ id }) => id))).map((known) => [known.peerId, known]));
      return { items: shown.map(({ id, state }) => ({ peerId: id, peer: state as unknown as Peer, profile: profiles.get(id) })), next: nextOf(rows, shown) };
    },
    /** Plain SQL: since when it waits stands in the history. `overdue` is left out, or says which of the two is wanted. */
    async assignmentsOf(organisationId: string, { cursor, limit, statuses, overdue, referralIds, now, openSince }: AssignmentsAsked): Promise<Listed<WaitingAssignment>> {
      const { rows } = await pool.query<{ id: string; state: unknown; since: Date; isOverdue: boolean }>({
        name: "assignments-of", values: [organisationId, cursor ?? null, statuses ?? null, overdue ?? null, now, openSince, limit + 1, referralIds ?? null],
        text: `SELECT * FROM (
                 SELECT id, state, since,
                   coalesce(deadline_at < $5 OR state->'flags' ? 'first-meeting-late' AND NOT (state->>'hasMet')::boolean OR status = 'open' AND since < $6::timestamptz, false) AS "isOverdue"
                 FROM assignment a, LATERAL (
                   SELECT max(at) AS since FROM assignment_history h WHERE h.aggregate_id = a.id
                     AND h.type NOT IN ('answered', 'session-recorded', 'meeting-planned', 'meeting-moved', 'meeting-cancelled', 'flagged')) h
                 WHERE organisation_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ($3::text[] IS NULL OR status = ANY($3)) AND ($8::text[] IS NULL OR referral_id = ANY($8))) listed
               WHERE $4::boolean IS NULL OR "isOverdue" = $4 ORDER BY id DESC LIMIT $7`,
      });
      const shown = rows.slice(0, limit);
      return { items: shown.map((row) => ({ ...assignment(row), waitingSince: row.since.toISOString(), isOverdue: row.isOverdue })), next: nextOf(rows, shown) };
    },
    async activeOfPeer(peerId: string, organisationId: string): Promise<ListedAssignment[]> {
      const rows = await prisma.assignment.findMany({ where: { peerId, organisationId, status: "active" }, orderBy: { id: "desc" }, select: { id: true, state: true } });
      return rows.map(assignment);
    },
    /** Plain SQL: Prisma knows no containment. Found by the organisation: the policy stands in the way of an index by containment. */
    async askedOfPeer(peerId: string, organisationId: string): Promise<(ListedAssignment & { readonly askedAt: string })[]> {
      const { rows } = await pool.query<{ id: string; state: unknown; askedAt: Date }>({
        name: "asked-of-peer", values: [JSON.stringify([{ peerId }]), organisationId],
        text: `SELECT id, state, (SELECT max(at) FROM assignment_history h WHERE h.aggregate_id = a.id AND h.type = 'asked') AS "askedAt"
               FROM assignment a WHERE asked IS NOT NULL AND asked @> $1::jsonb AND organisation_id = $2 ORDER BY id DESC`,
      });
      return rows.map((row) => ({ ...assignment(row), askedAt: row.askedAt.toISOString() }));
    },
  };
}
export type AssignmentLists = ReturnType<typeof assignmentLists>;

const nextOf = (rows: readonly unknown[], shown: readonly { readonly id: string }[]): string | null => (rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null);
