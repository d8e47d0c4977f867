import type { RepresentationEvent } from "../../domain/representation/decide.ts";
import { ofRepresentation, type OutboxRow } from "./consent-files.ts";
import type { Snapshot } from "./snapshot.ts";

/** A representation, its history and its events; without a row version and state are null. */
export interface RepresentationFile {
  readonly id: string;
  readonly version: number | null;
  readonly state: unknown;
  /** In the order of their versions. */
  readonly history: readonly { readonly version: number; readonly data: RepresentationEvent }[] | null;
  /** Those that are still there: screens alone hear them, and they go with the published ones. */
  readonly events: readonly Pick<OutboxRow, "event_id" | "topic" | "type" | "key" | "data">[] | null;
}

export const representationFiles = (snapshot: Snapshot): AsyncGenerator<RepresentationFile[]> => snapshot.stream<RepresentationFile>(`
  SELECT coalesce(r.id::text, h.id::text, e.id) AS id, r.version, r.state, h.history, e.events FROM representation r
  FULL JOIN (SELECT aggregate_id AS id, jsonb_agg(jsonb_build_object('version', version, 'data', data) ORDER BY version) AS history FROM representation_history GROUP BY aggregate_id) h ON h.id = r.id
  FULL JOIN (SELECT data->>'representationId' AS id, jsonb_agg(to_jsonb(o) ORDER BY position) AS events FROM outbox o WHERE ${ofRepresentation} GROUP BY 1) e ON e.id = coalesce(r.id, h.id)::text`);
