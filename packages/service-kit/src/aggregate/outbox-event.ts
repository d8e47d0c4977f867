import type { EventType } from "@haandslag/contracts";
import type { z } from "zod";

/** An event to be announced, as the domain says it: which type, with which data, under which key. */
export interface Announcement {
  readonly eventType: EventType;
  readonly key: string;
  readonly data: Record<string, unknown>;
}

/** Types an announcement by its event's schema. */
export const announcement = <Type extends EventType>(eventType: Type, key: string, data: z.input<Type["data"]>): Announcement =>
  ({ eventType, key, data: data as Record<string, unknown> });
