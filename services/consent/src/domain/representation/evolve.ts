import type { RepresentationEvent } from "./decide.ts";
import type { Representation } from "./state.ts";

export function evolve(state: Representation | undefined, event: RepresentationEvent): Representation {
  if (event.type === "recorded") return { ...event.facts, status: "recorded" };
  if (state === undefined) throw new Error("A representation that was never recorded cannot have ended: the history is broken.");
  return { ...state, status: "ended", endedAt: event.at, endedBy: event.by };
}
