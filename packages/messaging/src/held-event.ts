import type { EventMessage } from "./event-message.ts";

/** An event that failed, or that waits behind one of the same key that did. */
export interface HeldEvent {
  consumer: string;
  eventId: string;
  key: string;
  type: string;
  /** `retrying`: tried again at `nextTryAt`; `waiting`: behind another of its key; `parked`: until somebody replays it. */
  status: "retrying" | "waiting" | "parked";
  tries: number;
  nextTryAt: Date | null;
  /** Class and code of the last error, never its text. */
  lastError: string | null;
  heldAt: Date;
  message: EventMessage;
}
