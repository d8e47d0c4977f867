import { type Aggregate, aggregateStore, type Ids, type Queryable } from "@haandslag/service-kit";
import { announce } from "../domain/representation/announce.ts";
import { decide, type RepresentationCommand, type RepresentationEvent } from "../domain/representation/decide.ts";
import { evolve } from "../domain/representation/evolve.ts";
import type { Representation } from "../domain/representation/state.ts";

export type Representations = Aggregate<Representation, RepresentationCommand, RepresentationEvent>;

/** Who acts for whom. That is told to nobody: whoever sees a consent answered sees by what right. */
export const representationsIn = (ids: Ids): Representations => ({ decider: { decide, evolve, announce }, store: aggregateStore<Representation, RepresentationEvent>("representation", ids) });

/** Whom a login acts for, recorded and not ended; dates and purposes are the domain's question. Staff act for nobody. */
export async function representationsBy(db: Queryable, representative: string | undefined): Promise<Representation[]> {
  if (representative === undefined) return [];
  const { rows } = await db.query<{ state: Representation }>({
    name: "representations-by", text: "SELECT state FROM representation WHERE representative = $1 AND status = 'recorded' ORDER BY id", values: [representative],
  });
  return rows.map(({ state }) => state);
}

/**
 * The same in one referral, and until this transaction ends none of them ends: an end waits, or is seen here. After the
 * head's lock, never before.
 */
export async function rightsThatStay(tx: Queryable, representative: string | undefined, referralId: string): Promise<Representation[]> {
  if (representative === undefined) return [];
  const { rows } = await tx.query<{ state: Representation }>({
    name: "rights-that-stay", text: "SELECT state FROM representation WHERE representative = $1 AND referral_id = $2 AND status = 'recorded' ORDER BY id FOR SHARE", values: [representative, referralId],
  });
  return rows.map(({ state }) => state);
}

/** All that was recorded of a referral's citizen, what has ended too. */
export async function representationsOf(db: Queryable, referralId: string): Promise<Representation[]> {
  const { rows } = await db.query<{ state: Representation }>({ name: "representations-of", text: "SELECT state FROM representation WHERE referral_id = $1 ORDER BY id", values: [referralId] });
  return rows.map(({ state }) => state);
}
