import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import type { Assignment } from "../domain/assignment/state.ts";
import type { Peer } from "../domain/peer/state.ts";
import { PrismaClient } from "../generated/client.ts";
import { knownPeers, type KnownPeer } from "./peer-profiles.ts";

export interface PageAsked { readonly cursor?: string | undefined; readonly limit: number }
export interface Listed<Item> { readonly items: readonly Item[]; readonly next: string | null }
export interface ListedAssignment { readonly assignmentId: string; readonly assignment: Assignment }

/** Lists for people; keyset by id (UUID version 7 sorts by time), newest first. */
export function assignmentLists(pool: Pool) {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const after = (organisationId: string, { cursor }: PageAsked) => ({ organisationId, ...(cursor === undefined ? {} : { id: { lt: cursor } }) });
  const assignment = ({ id, state }: { id: string; state: unknown }): ListedAssignment => ({ assignmentId: id, assignment: state as Assignment });
  return {
    async peersOf(organisationId: string, page: PageAsked): Promise<Listed<{ peerId: string; peer: Peer; profile: KnownPeer | undefined }>> {
      const rows = await prisma.peer.findMany({ where: after(organisationId, page), orderBy: { id: "desc" }, take: page.limit + 1, select: { id: true, state: true } });
      const shown = rows.slice(0, page.limit);
      const profiles = new Map((await knownPeers(pool, shown.map(({ id }) => id))).map((known) => [known.peerId, known]));
      return { items: shown.map(({ id, state }) => ({ peerId: id, peer: state as unknown as Peer, profile: profiles.get(id) })), next: nextOf(rows, shown) };
    },
    async assignmentsOf(organisationId: string, page: PageAsked): Promise<Listed<ListedAssignment>> {
      const rows = await prisma.assignment.findMany({ where: after(organisationId, page), orderBy: { id: "desc" }, take: page.limit + 1, select: { id: true, state: true } });
      const shown = rows.slice(0, page.limit);
      return { items: shown.map(assignment), next: nextOf(rows, shown) };
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
