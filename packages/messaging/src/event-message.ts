/**
 * One event as it travels: a CloudEvents 1.0 event in binary mode (`ce_*` headers, JSON body).
 * Ids, codes and dates only: nothing that CON-26 forbids may stand in any field.
 */
export interface EventMessage {
  /** UUIDv7; the inbox tells duplicates by it. */
  id: string;
  /** `<service>.events.v1` */
  topic: string;
  /** The referral's id (or the aggregate's own). Order holds within one key. */
  key: string;
  /** `dk.haandslag.<service>.<past-tense>.v<n>` */
  type: string;
  /** The service that published it. */
  source: string;
  /** When it happened, RFC 3339, on the product's clock. */
  time: string;
  correlationId: string;
  /** The id of the command or event that led to this one. */
  causationId?: string;
  /** W3C trace context. */
  traceparent?: string;
  /** The row's position in its service's outbox, as a decimal string. */
  sequence: string;
  data: unknown;
}
