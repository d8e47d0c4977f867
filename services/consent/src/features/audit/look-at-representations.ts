import { isDeepStrictEqual } from "node:util";
import { type Finding, finding } from "../../domain/audit/finding.ts";
import { evolve } from "../../domain/representation/evolve.ts";
import type { Representation } from "../../domain/representation/state.ts";
import type { RepresentationFile } from "../../storage/audit/representation-files.ts";

/** Who may say yes for another: is the row what its history gives? */
export function findingsOfRepresentation({ id, version, state, history }: RepresentationFile): Finding[] {
  const wrong = (detail: string) => [finding("REPRESENTATION_EDITED", `representation ${id}`, detail)];
  if (version === null) return wrong("its row is gone, its history is there");
  if (history?.length !== version || history.some((row, n) => row.version !== n + 1)) return wrong(`its version is ${version}, its history has ${history?.length ?? 0} or a gap`);
  const replayed = history.reduce<Representation | undefined>((before, { data }) => evolve(before, data), undefined);
  return isDeepStrictEqual(JSON.parse(JSON.stringify(replayed)), state) ? [] : wrong("differs from its history");
}
