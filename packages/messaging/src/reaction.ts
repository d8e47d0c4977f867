import type pg from "pg";
import type { EventMessage } from "./event-message.ts";

/** What a service does with one type of event. */
export interface Reaction {
  /** `dk.haandslag.<service>.<past-tense>.v<n>` */
  type: string;
  /** A revocation: applied at once, even where its key is held up by a failing event (CON-21). */
  overtakes?: boolean;
  /** Checks and returns `data`, for example a zod schema's `parse`; where it throws, the event fails. */
  parse?(data: unknown): unknown;
  /**
   * Applies events of this one type, each with another key, inside the inbox's transaction: effects
   * that are written through `tx` are committed exactly once. Where it throws, nothing of the batch
   * is kept, and the batch is applied again one event at a time.
   * Each event carries its own correlation id: take it from there for what is written for that event.
   */
  apply(tx: pg.PoolClient, events: EventMessage[]): Promise<void>;
}
