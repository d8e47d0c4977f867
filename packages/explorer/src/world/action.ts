import type { Group } from "./messages.ts";
import type { Recipient } from "./names.ts";

/** What people do that needs no further word. */
export type Deed =
  | "stops all" | "asks to send" | "accepts" | "declines" | "withdraws" | "opens the case" | "closes"
  | "looks for peers" | "peer says yes" | "chooses the peer" | "opens the contact" | "hands back" | "ends the course" | "records the outcome";

/** One thing that can happen to one citizen's line. Plain data, so that a trace can be told, and done again by the real services. */
export type Action =
  | { readonly does: "asks"; readonly recipient: Recipient }
  | { readonly does: "says"; readonly consentId: string; readonly what: "yes" | "no" | "yes again" | "less" | "stop" }
  | { readonly does: Deed }
  /** The half-done call goes on. */
  | { readonly does: "finishes" }
  | { readonly does: "delivers"; readonly group: Group; readonly topic: string }
  | { readonly does: "tries again"; readonly group: Group }
  | { readonly does: "deadline"; readonly consentId: string }
  | { readonly does: "a year passes" | "all arrives" }
  // Faults.
  | { readonly does: "delivers twice" | "fails"; readonly group: Group; readonly topic: string }
  | { readonly does: "relay dies" | "relay is back" | "relay is back and publishes twice"; readonly service: string };
