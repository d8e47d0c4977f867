import type { z } from "zod";

export const services = ["referral", "consent", "peer-assignment", "outcomes"] as const;
export type ServiceName = (typeof services)[number];

/** One topic a service; key = the referral's id, or the aggregate's own (design § 4). */
export const topicOf = (service: ServiceName): string => `${service}.events.v1`;

/**
 * One event type at one version. A published version is never edited: a change is a new file with the next number.
 * `overtakes`: a consumer applies it at once even where earlier events of its key are held (CON-21).
 */
export interface EventType<Data extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly service: ServiceName;
  readonly topic: string;
  readonly overtakes: boolean;
  readonly data: Data;
}

export function eventType<Data extends z.ZodType>(
  service: ServiceName, name: string, version: number, data: Data, o: { overtakes?: boolean } = {},
): EventType<Data> {
  return { type: `dk.haandslag.${service}.${name}.v${version}`, service, topic: topicOf(service), overtakes: o.overtakes ?? false, data };
}
