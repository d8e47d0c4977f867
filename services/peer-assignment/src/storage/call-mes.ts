import { type Aggregate, aggregateStore, type Ids, type Queryable } from "@haandslag/service-kit";
import { announce } from "../domain/call-me/announce.ts";
import type { CallMe, CallMeCommand, CallMeEvent } from "../domain/call-me/call-me.ts";
import { decide } from "../domain/call-me/decide.ts";
import { evolve } from "../domain/call-me/evolve.ts";
import type { Listed, PageAsked } from "./lists.ts";

export type CallMes = Aggregate<CallMe, CallMeCommand, CallMeEvent>;

export const callMes = (ids: Ids): CallMes => ({ decider: { decide, evolve, announce }, store: aggregateStore<CallMe, CallMeEvent>("call_me", ids) });

/** The peer's newest call, where there is one. */
export async function findNewestCall(db: Queryable, peerId: string): Promise<{ readonly callId: string; readonly call: CallMe } | undefined> {
  const { rows } = await db.query<{ callId: string; call: CallMe }>({
    name: "newest-call-of-peer", text: `SELECT id AS "callId", state AS call FROM call_me WHERE peer_id = $1 ORDER BY id DESC LIMIT 1`, values: [peerId],
  });
  return rows[0];
}

/** Two presses at the same moment: the other one got the one place. */
export const isAskedAlready = (error: unknown): boolean => (error as { constraint?: string }).constraint === "call_me_waiting";

export interface ListedCall { readonly id: string; readonly call: CallMe; readonly displayName: string | null; readonly referralId: string | null }

/** The organisation's, newest first; keyset by id. */
export async function listCalls(db: Queryable, organisationId: string, { cursor, limit, alsoMade }: PageAsked & { readonly alsoMade: boolean }): Promise<Listed<ListedCall>> {
  const { rows } = await db.query<ListedCall>({
    name: "calls-of-organisation", values: [organisationId, cursor ?? null, limit + 1, alsoMade],
    text: `SELECT c.id, c.state AS call, f.display_name AS "displayName", a.referral_id AS "referralId"
           FROM call_me c LEFT JOIN peer_profile f ON f.peer_id = c.peer_id::uuid LEFT JOIN assignment a ON a.id = (c.state->>'assignmentId')::uuid
           WHERE c.organisation_id = $1 AND ($2::uuid IS NULL OR c.id < $2) AND ($4 OR c.status = 'waiting') ORDER BY c.id DESC LIMIT $3`,
  });
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
