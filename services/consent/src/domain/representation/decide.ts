import { type Decision, happened, nothingToDo, type Refusal, type RepresentationDocument, type RepresentationKind, refuse } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import type { EndedBy, Facts, Representation } from "./state.ts";

export type RepresentationCommand =
  /** `turns15On`: of a citizen under 15 the day on which a parent's access ends, else null. */
  | { readonly command: "record"; readonly facts: Facts; readonly turns15On: string | null; readonly now: Date }
  | { readonly command: "end"; readonly by: EndedBy; readonly now: Date };

export type RepresentationEvent =
  | { readonly type: "recorded"; readonly facts: Facts }
  | { readonly type: "ended"; readonly by: EndedBy; readonly at: string };

/** Total over command × state. What has ended stays so: a new document is a new representation. */
export function decide(command: RepresentationCommand, state: Representation | undefined): Decision<RepresentationEvent> {
  switch (command.command) {
    case "record":
      return state === undefined ? record(command.facts, command.turns15On, localDateOf(command.now)) : nothingToDo;
    case "end":
      if (state === undefined) return refuse("NOT_FOUND", { command: command.command });
      return state.status === "ended" ? nothingToDo : happened({ type: "ended", by: command.by, at: command.now.toISOString() });
    default:
      return command satisfies never;
  }
}

/** Which document shows which right. */
const shownBy: Readonly<Record<RepresentationKind, RepresentationDocument>> = {
  "guardian-personal": "guardianship-order",
  "guardian-financial": "guardianship-order",
  mandate: "mandate",
  "future-mandate": "future-mandate-in-force",
  parent: "custody-in-cpr",
};

function record(facts: Facts, turns15On: string | null, today: string): Decision<RepresentationEvent> {
  if (facts.representativeSubjectId === facts.subjectId) return refuse("REPRESENTATION_NOT_POSSIBLE", { reason: "nobody-represents-herself" });
  if (facts.document !== shownBy[facts.kind]) return refuse("INPUT_INVALID", { field: "document", kind: facts.kind });
  const to = lastDayFor(facts, turns15On);
  if (typeof to === "object" && to !== null) return to;
  if (to !== null && (to <= facts.from || to <= today)) return refuse("INPUT_INVALID", { field: "to" });
  return happened({ type: "recorded", facts: { ...facts, to } });
}

/** At 15 a parent's access ends, whatever was asked for; of who is 15 already there is none (CON-15). */
function lastDayFor({ kind, to }: Facts, turns15On: string | null): string | null | Refusal {
  if (kind !== "parent") return to;
  if (turns15On === null) return refuse("REPRESENTATION_NOT_POSSIBLE", { reason: "young-person-decides" });
  return to !== null && to < turns15On ? to : turns15On;
}
