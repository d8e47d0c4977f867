import type pg from "pg";
import type { Broker } from "../broker.ts";
import type { EventMessage } from "../event-message.ts";
import { inTime } from "./in-time.ts";
import { markPublished, readUnpublished } from "./outbox.ts";

/** The broker did not take a batch; the database is well. */
export class PublishFailed extends Error {
  override name = "PublishFailed";
}

export interface DrainOptions {
  client: pg.ClientBase;
  broker: Broker;
  source: string;
  batchSize: number;
  isClosing(): boolean;
  onPublished(): void;
}

/**
 * Publishes until the outbox is empty. While one batch is on its way the next is read and the former
 * is marked; publishing itself is one batch at a time, which keeps the order within each key also when
 * a batch has to be published again. Throws PublishFailed, or the database's error.
 */
export async function drain(options: DrainOptions): Promise<void> {
  const { client, broker, source, batchSize } = options;
  const read = (onTheirWay: EventMessage[]) => inTime(readUnpublished(client, source, batchSize, onTheirWay));
  let marking: Promise<void> = Promise.resolve();
  let batch = await read([]);
  while (batch.length > 0) {
    // A batch that is not full was all there was: the next wake-up reads again, and one event alone
    // does not pay for a second read.
    const readingNext = batch.length < batchSize ? Promise.resolve([]) : read(batch);
    const [published, next, marked] = await Promise.allSettled([broker.publish(batch), readingNext, marking]);
    if (published.status === "rejected") throw new PublishFailed("The broker did not take the events", { cause: published.reason });
    options.onPublished();
    // On one connection statements run in turn, so the next read already sees these as published.
    marking = inTime(markPublished(client, batch));
    marking.catch(() => undefined);
    if (next.status === "rejected") throw next.reason;
    if (marked.status === "rejected") throw marked.reason;
    batch = options.isClosing() ? [] : next.value;
  }
  await marking;
}
