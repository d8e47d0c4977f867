import type { EventMessage } from "../event-message.ts";

/** The headers of a CloudEvents 1.0 event in Kafka's binary mode; `traceparent` is W3C's own name. */
export function cloudEventHeaders(message: EventMessage): Record<string, string> {
  const headers: Record<string, string> = {
    ce_specversion: "1.0",
    ce_id: message.id,
    ce_type: message.type,
    ce_source: message.source,
    ce_time: message.time,
    ce_correlationid: message.correlationId,
    ce_sequence: message.sequence,
    "content-type": "application/json",
  };
  if (message.causationId !== undefined) headers["ce_causationid"] = message.causationId;
  if (message.traceparent !== undefined) headers["traceparent"] = message.traceparent;
  return headers;
}

/** A record as a broker hands it over. */
export interface ReceivedRecord {
  topic: string;
  key: Uint8Array | null;
  value: Uint8Array | null;
  header(name: string): string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads a record back into an event; undefined where it is none of ours. Strict about what the inbox
 * stands on (id, key, type) and about what PostgreSQL cannot store (a NUL in the body): such a record
 * could neither be applied nor held, and would stop its partition for good.
 */
export function readCloudEvent(record: ReceivedRecord): EventMessage | undefined {
  const header = (name: string) => record.header(name);
  const id = header("ce_id");
  const type = header("ce_type");
  const source = header("ce_source");
  const time = header("ce_time");
  const correlationId = header("ce_correlationid");
  const sequence = header("ce_sequence");
  if (header("ce_specversion") !== "1.0" || !id || !UUID.test(id) || !record.key || !record.value) return undefined;
  if (!type || !source || !time || !correlationId || !sequence) return undefined;
  const data = readJson(record.value);
  if (!data) return undefined;
  const causationId = header("ce_causationid");
  const traceparent = header("traceparent");
  return {
    id: id.toLowerCase(),
    topic: record.topic,
    key: text(record.key),
    type,
    source,
    time,
    correlationId,
    ...(causationId === undefined ? {} : { causationId }),
    ...(traceparent === undefined ? {} : { traceparent }),
    sequence,
    data: data.value,
  };
}

function readJson(body: Uint8Array): { value: unknown } | undefined {
  const json = text(body);
  if (json.includes("\\u0000")) return undefined;
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
