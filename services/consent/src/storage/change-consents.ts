import { type Change, changeBy, type Queryable, type SaveContext } from "@haandslag/service-kit";
import type { ConsentCommand } from "../domain/consent/commands.ts";
import type { ConsentEvent } from "../domain/consent/events.ts";
import type { Consent } from "../domain/consent/state.ts";
import type { Consents } from "./consent-store.ts";
import { lockHeads, recordEpochs } from "./heads.ts";

/** A command for one consent that is there; `call` where it comes from an event of its own. */
export interface Wanted {
  readonly id: string;
  readonly command: ConsentCommand;
  readonly call?: SaveContext["call"];
}

/**
 * Several consents in one transaction, for whatever is no single command: deadlines, events, stopping everything.
 * Heads first, then the rows as they are now, so that no version is ever met that has moved on.
 * @returns those that changed, as they are afterwards
 */
export async function changeConsents(tx: Queryable, consents: Consents, wanted: readonly Wanted[], context: SaveContext): Promise<Consent[]> {
  const ids = wanted.map(({ id }) => id);
  await lockHeads(tx, await headsOf(tx, ids));
  const stored = await consents.store.lock(tx, ids);
  const changes = wanted.flatMap(({ id, command, call }): Change<Consent, ConsentEvent>[] => {
    const change = changeBy(consents.decider, id, stored.get(id), command);
    return change === undefined ? [] : [call === undefined ? change : { ...change, call }];
  });
  if (changes.length === 0) return [];
  await recordEpochs(tx, consents, changes.map(({ state }) => state).filter(({ consentId, epoch }) => stored.get(consentId)?.state.epoch !== epoch), context.at);
  await consents.store.save(tx, changes, context);
  return changes.map(({ state }) => state);
}

/** Citizen and recipient of a consent never change, so this needs no lock. */
async function headsOf(tx: Queryable, ids: readonly string[]): Promise<{ subjectId: string; recipient: string }[]> {
  const { rows } = await tx.query<{ subjectId: string; recipient: string }>({
    name: "heads-of-consents",
    text: `SELECT DISTINCT subject_id AS "subjectId", recipient FROM consent WHERE id = ANY($1)`,
    values: [[...ids]],
  });
  return rows;
}
