import { setTimeout as sleep } from "node:timers/promises";
import type { Broker, Subscription } from "./broker.ts";
import type { EventMessage } from "./event-message.ts";

const WAIT_FOR_GROUPS_MS = 2_000;

export interface InProcessBrokerOptions {
  /**
   * The groups that must be there before anything is published. Kafka keeps what a group has not
   * read; here only a rejected publish keeps an event in the outbox, so without this list an event
   * that is published before a service has subscribed (at start-up) would never reach it.
   */
  groups?: string[];
}

/**
 * Hands events to their subscribers in this process. A publish resolves when all of them have
 * committed and rejects when one fails; the outbox gives the durability and the relay the next try.
 */
export function inProcessBroker(options: InProcessBrokerOptions = {}): Broker {
  const subscriptions = new Set<Subscription>();
  const lastOfTopic = new Map<string, Promise<void>>();
  let closed = false;

  const missingGroups = () =>
    (options.groups ?? []).filter((group) => ![...subscriptions].some((subscription) => subscription.group === group));

  async function waitForGroups(): Promise<void> {
    const until = Date.now() + WAIT_FOR_GROUPS_MS;
    while (!closed && missingGroups().length > 0) {
      if (Date.now() >= until) throw new Error(`Nothing is published before these have subscribed: ${missingGroups().join(", ")}`);
      await sleep(10);
    }
    if (closed) throw new Error("The broker is closed");
  }

  async function deliver(topic: string, messages: EventMessage[]): Promise<void> {
    await waitForGroups();
    const receivers = [...subscriptions].filter((subscription) => subscription.topics.includes(topic));
    // Each receiver gets a copy, as over Kafka: what one does to the data must not reach the next.
    const outcomes = await Promise.allSettled(
      receivers.map((receiver) => receiver.apply(JSON.parse(JSON.stringify(messages)) as EventMessage[])),
    );
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed) throw failed.reason;
  }

  /** One delivery at a time for each topic: two calls side by side could change the order within a key. */
  function deliverInTurn(topic: string, messages: EventMessage[]): Promise<void> {
    const before = lastOfTopic.get(topic) ?? Promise.resolve();
    const delivery = before.then(() => deliver(topic, messages));
    lastOfTopic.set(topic, delivery.catch(() => undefined));
    return delivery;
  }

  return {
    async publish(messages) {
      const deliveries = [...Map.groupBy(messages, (message) => message.topic)].map(([topic, group]) => deliverInTurn(topic, group));
      const outcomes = await Promise.allSettled(deliveries);
      const failed = outcomes.find((outcome) => outcome.status === "rejected");
      if (failed) throw failed.reason;
    },
    async subscribe(subscription) {
      if (subscription.signal?.aborted) return;
      subscriptions.add(subscription);
      subscription.signal?.addEventListener("abort", () => subscriptions.delete(subscription), { once: true });
    },
    async healthy() {
      return !closed;
    },
    async close() {
      closed = true;
      subscriptions.clear();
      await Promise.all(lastOfTopic.values());
    },
  };
}
