import { setTimeout as sleep } from "node:timers/promises";
import type { Broker, Subscription } from "./broker.ts";
import type { EventMessage } from "./event-message.ts";

/** Longer than a usual start of all services; a relay tries again afterwards. */
const WAIT_FOR_START_MS = 2_000;

export interface InProcessBroker extends Broker {
  /** Lets events through: call it when every service has subscribed. Only where it was made `heldBack`. */
  open(): void;
}

/**
 * Hands events to their subscribers in this process. A publish resolves when all of them have
 * committed and rejects when one fails; the outbox gives the durability and the relay the next try.
 *
 * Kafka keeps what a group has not read; here only a rejected publish keeps an event in its outbox. So
 * where services start together, `heldBack` lets nothing through before all of them have subscribed
 * (an event that waits from the last run would else miss who comes later), and a group that has left,
 * as services do one by one at the end, holds up its topics until it is back.
 */
export function inProcessBroker({ heldBack = false }: { heldBack?: boolean } = {}): InProcessBroker {
  const subscriptions = new Set<Subscription>();
  const left = new Set<Subscription>();
  const lastOfTopic = new Map<string, Promise<void>>();
  let opened = !heldBack;
  let closed = false;

  async function beforeDelivering(topic: string): Promise<void> {
    const until = Date.now() + WAIT_FOR_START_MS;
    while (!opened && !closed && Date.now() < until) await sleep(10);
    if (closed) throw new Error("The broker is closed");
    if (!opened) throw new Error("Nothing is published while services are still starting");
    const present = new Set([...subscriptions].map((subscription) => subscription.group));
    const missing = [...left].find((subscription) => subscription.topics.includes(topic) && !present.has(subscription.group));
    if (missing) throw new Error(`Nothing is published on ${topic}: ${missing.group} has left`);
  }

  async function deliver(topic: string, messages: EventMessage[]): Promise<void> {
    await beforeDelivering(topic);
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
      const leave = () => {
        subscriptions.delete(subscription);
        left.add(subscription);
      };
      subscription.signal?.addEventListener("abort", leave, { once: true });
    },
    open() {
      opened = true;
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
