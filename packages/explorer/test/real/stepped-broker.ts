import { setTimeout as sleep } from "node:timers/promises";
import type { Broker, EventMessage, Subscription } from "@haandslag/messaging";

/**
 * A broker that delivers nothing by itself: it keeps what is published, by group, topic and key, in order, and hands over
 * one event when it is told to. What Kafka does, at the pace of a trace.
 */
export function steppedBroker() {
  const subscriptions = new Map<string, Subscription>();
  const published = new Map<string, EventMessage[]>();
  const taken = new Map<string, number>();
  /** Relays that are dead, as `service key`: what they published since. */
  const dead = new Map<string, EventMessage[]>();
  const append = (message: EventMessage) => published.set(`${message.topic} ${message.key}`, [...(published.get(`${message.topic} ${message.key}`) ?? []), message]);

  const broker: Broker = {
    async publish(messages) {
      for (const message of messages) {
        const waiting = dead.get(`${message.topic} ${message.key}`);
        if (waiting === undefined) append(message);
        else waiting.push(message);
      }
    },
    async subscribe(subscription) { subscriptions.set(subscription.group, subscription); },
    healthy: async () => true,
    close: async () => undefined,
  };
  const topicOf = (service: string) => `${service}.events.v1`;

  /** The next event of a queue, once it is there. */
  async function next(group: string, service: string, key: string): Promise<EventMessage> {
    const place = `${group} ${topicOf(service)} ${key}`;
    for (let looks = 0; looks < 2000; looks++) {
      const message = published.get(`${topicOf(service)} ${key}`)?.[taken.get(place) ?? 0];
      if (message !== undefined) return message;
      await sleep(5);
    }
    throw new Error(`Nothing more came for ${group} from ${service}.`);
  }

  return {
    broker,
    /**
     * Delivers up to the event that the trace means. What comes before it is of no consequence to the trace (notices), and
     * is delivered all the same.
     * @param o.offsetIsLost the last one will come again
     * @param o.before called with it before it is delivered
     */
    async deliver(group: string, service: string, key: string, isMeant: (message: EventMessage) => boolean, o: { offsetIsLost?: boolean; before?: (message: EventMessage) => Promise<void> } = {}): Promise<void> {
      const place = `${group} ${topicOf(service)} ${key}`;
      for (;;) {
        const message = await next(group, service, key);
        const wasMeant = isMeant(message);
        if (wasMeant) await o.before?.(message);
        await subscriptions.get(group)?.apply([message]);
        if (!wasMeant || o.offsetIsLost !== true) taken.set(place, (taken.get(place) ?? 0) + 1);
        if (wasMeant) return;
      }
    },
    relayDies(service: string, key: string): void { dead.set(`${topicOf(service)} ${key}`, []); },
    /** Waits for as many as the trace has seen committed meanwhile. */
    async relayIsBack(service: string, key: string, o: { twice: boolean; count: (message: EventMessage) => boolean; atLeast: number }): Promise<void> {
      const place = `${topicOf(service)} ${key}`;
      const waiting = dead.get(place) ?? [];
      for (let looks = 0; looks < 2000 && waiting.filter(o.count).length < o.atLeast; looks++) await sleep(5);
      dead.delete(place);
      for (const message of o.twice ? [...waiting, ...waiting] : waiting) append(message);
    },
  };
}
export type SteppedBroker = ReturnType<typeof steppedBroker>;
