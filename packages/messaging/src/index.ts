export type { EventMessage } from "./event-message.ts";
export type { Broker, Subscription } from "./broker.ts";
export type { Reaction } from "./reaction.ts";
export type { Consumer, ConsumerOptions } from "./consumer/consumer-options.ts";
export type { Relay, RelayOptions } from "./relay/relay-options.ts";
export type { HeldEvent } from "./held-event.ts";
