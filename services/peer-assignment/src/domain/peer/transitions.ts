import { type Transition, transitionsOf } from "../transitions.ts";
import type { PeerCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";

const by: Record<PeerCommand["type"], string> = {
  registerPeer: "coordinator", attestCompetence: "coordinator", planSupervision: "coordinator", pausePeer: "coordinator", resumePeer: "coordinator", leave: "coordinator", editWords: "peer",
  takeOn: "citizen, by choosing", release: "whatever ends the course",
};

/** One of each, in a world of two assignments and a load cap of two. */
export const sampleCommands: readonly PeerCommand[] = [
  { type: "registerPeer", organisationId: "organisation-xx", employment: "volunteer", loadCap: 2 },
  { type: "attestCompetence", attestedBy: "c", at: "2026-01-05T09:00:00.000Z" },
  { type: "planSupervision", nextSupervision: "2026-03-01" },
  { type: "pausePeer" },
  { type: "resumePeer" },
  { type: "leave" },
  { type: "editWords" },
  { type: "takeOn", assignmentId: "1", today: "2026-02-01" },
  { type: "takeOn", assignmentId: "2", today: "2026-02-01" },
  { type: "release", assignmentId: "1" },
  { type: "release", assignmentId: "2" },
];

export const transitionTable = (): Transition[] => transitionsOf({ decide, evolve, commands: sampleCommands, by: ({ type }) => by[type] });
