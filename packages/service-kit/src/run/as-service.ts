import type { Broker } from "@haandslag/messaging";
import { beginCall, withinCall } from "../call/call.ts";

/** Work that nobody asked for, in a call of its own: it reaches all rows of the service's database (tenant-scope.ts). */
export const asService = <Result>(run: () => Result): Result => withinCall(beginCall({}), run);

/** Each batch in a call of this service, not in whatever the broker was called from: in one process that is another service's. */
export const inCallsOfTheService = (broker: Broker): Broker => ({
  publish: (messages) => broker.publish(messages),
  subscribe: (subscription) => broker.subscribe({ ...subscription, apply: (batch) => asService(() => subscription.apply(batch)) }),
  healthy: () => broker.healthy(),
  close: () => broker.close(),
});
