import type { Vault } from "@haandslag/vault";
import { type HeldSubjects, heldSubjects } from "./held-subjects.ts";
import { type Meetings, meetingsOn } from "./meetings.ts";
import { type Sessions, sessionsOn } from "./sessions.ts";
import { type Vetoes, vetoesOn } from "./vetoes.ts";

/** All that is held of citizens, under keys that can be destroyed. */
export interface Held {
  readonly subjects: HeldSubjects;
  readonly sessions: Sessions;
  readonly meetings: Meetings;
  readonly vetoes: Vetoes;
}

export function heldUnder(vault: Vault): Held {
  const subjects = heldSubjects(vault);
  return { subjects, sessions: sessionsOn(vault, subjects), meetings: meetingsOn(vault, subjects), vetoes: vetoesOn(vault, subjects) };
}
