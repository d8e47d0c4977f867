import { isDeepStrictEqual } from "node:util";
import { type Finding, finding } from "../../domain/audit/finding.ts";
import { announce } from "../../domain/representation/announce.ts";
import { evolve } from "../../domain/representation/evolve.ts";
import type { Representation } from "../../domain/representation/state.ts";
import type { RepresentationFile } from "../../storage/audit/representation-files.ts";

/** Who may say yes for another: is the row what its history gives, and has nothing been told that did not happen? */
export function findingsOfRepresentation({ id, version, state, history, events }: RepresentationFile): Finding[] {
  const wrong = (detail: string) => [finding("REPRESENTATION_EDITED", `representation ${id}`, detail)];
  if (version === null && history === null) return (events ?? []).map(({ event_id }) => finding("EVENT_UNEXPLAINED", `event ${event_id}`, "it names a representation that there is not"));
  if (version === null) return wrong("its row is gone, its history is there");
  if (history?.length !== version || history.some((row, n) => row.version !== n + 1)) return wrong(`its version is ${version}, its history has ${history?.length ?? 0} or a gap`);
  const replayed = history.reduce<{ readonly after?: Representation; readonly told: readonly unknown[] }>(({ after, told }, { data }) => {
    const next = evolve(after, data);
    return { after: next, told: [...told, ...announce(data, next).map(({ eventType: { type, topic }, key, data: said }) => ({ type, topic, key, data: said }))] };
  }, { told: [] });
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(replayed.after)), state)) return wrong("differs from its history");
  const waiting = [...replayed.told];
  return (events ?? []).flatMap(({ event_id, type, topic, key, data }) => {
    const meant = waiting.findIndex((one) => isDeepStrictEqual(one, { type, topic, key, data }));
    if (meant !== -1) waiting.splice(meant, 1);
    return meant === -1 ? [finding("EVENT_UNEXPLAINED", `event ${event_id}`, `of representation ${id}`)] : [];
  });
}
