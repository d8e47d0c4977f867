import { type Transition, transitionsOf } from "../transitions.ts";
import type { CallMeCommand } from "./call-me.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";

const at = "2026-01-05T09:00:00.000Z";
const by: Record<CallMeCommand["type"], string> = { askToBeRung: "peer", callMade: "coordinator" };

export const transitionTable = (): Transition[] => transitionsOf({
  decide, evolve, by: ({ type }) => by[type],
  commands: [{ type: "askToBeRung", organisationId: "organisation-xx", peerId: "p", assignmentId: null, at }, { type: "callMade", at }],
});
