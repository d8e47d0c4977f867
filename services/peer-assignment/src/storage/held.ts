import type { Vault } from "@haandslag/vault";
import { type HeldSubjects, heldSubjects } from "./held-subjects.ts";
import { type Meetings, meetingsOn } from "./meetings.ts";
import { type Sessions, sessionsOn } from "./sessions.ts";
import { type Vetoes, vetoesOn } from "./vetoes.ts";
import { type Wellbeing, wellbeingOn } from "./wellbeing.ts";

/** All that is held under keys that can be destroyed: of citizens, and what a peer keeps for themself. */
export interface Held {
  readonly subjects: HeldSubjects;
  readonly sessions: Sessions;
  readonly meetings: Meetings;
  readonly vetoes: Vetoes;
  readonly wellbeing: Wellbeing;
}

export function heldUnder(vault: Vault): Held {
  const subjects = heldSubjects(vault);
  return { subjects, sessions: sessionsOn(vault, subjects), meetings: meetingsOn(vault, subjects), vetoes: vetoesOn(vault, subjects), wellbeing: wellbeingOn(vault) };
}
