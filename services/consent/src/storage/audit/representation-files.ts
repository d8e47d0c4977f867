import type { RepresentationEvent } from "../../domain/representation/decide.ts";
import type { Snapshot } from "./snapshot.ts";

/** A representation and its history; without a row version and state are null. */
export interface RepresentationFile {
  readonly id: string;
  readonly version: number | null;
  readonly state: unknown;
  /** In the order of their versions. */
  readonly history: readonly { readonly version: number; readonly data: RepresentationEvent }[] | null;
}

export const representationFiles = (snapshot: Snapshot): AsyncGenerator<RepresentationFile[]> => snapshot.stream<RepresentationFile>(`
  SELECT coalesce(r.id, h.id) AS id, r.version, r.state, h.history FROM representation r
  FULL JOIN (SELECT aggregate_id AS id, jsonb_agg(jsonb_build_object('version', version, 'data', data) ORDER BY version) AS history FROM representation_history GROUP BY aggregate_id) h ON h.id = r.id`);
