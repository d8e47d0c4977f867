import { isRefusal } from "@haandslag/contracts";
import { decide, type RepresentationCommand } from "./decide.ts";
import { evolve } from "./evolve.ts";
import type { Facts, Representation } from "./state.ts";

const facts: Facts = {
  representationId: "00000000-0000-7000-8000-000000000001", referralId: "00000000-0000-7000-8000-000000000002", subjectId: "ward", representativeSubjectId: "representative",
  kind: "mandate", purposes: ["referral"], from: "2026-01-01", to: null, document: "mandate", recordedBy: { userId: "caseworker", authorityId: "municipality-0101", unitId: "unit-sample" },
};
const now = new Date("2026-01-05T09:00:00Z");
const commands: readonly [RepresentationCommand, string][] = [
  [{ command: "record", facts, turns15On: null, now }, "the referral service"],
  [{ command: "end", by: "staff", now }, "caseworker, citizen"],
];

/** What leads where, found by driving decide and evolve over every state and command. */
export function transitionTable(): { readonly from: string; readonly command: string; readonly to: string; readonly by: string }[] {
  const recorded = evolve(undefined, { type: "recorded", facts });
  const states: (Representation | undefined)[] = [undefined, recorded, evolve(recorded, { type: "ended", by: "staff", at: now.toISOString() })];
  return states.flatMap((state) => commands.flatMap(([command, by]) => {
    const decision = decide(command, state);
    if (isRefusal(decision) || decision.events.length === 0) return [];
    const after = decision.events.reduce<Representation | undefined>(evolve, state);
    return [{ from: state?.status ?? "(none)", command: command.command, to: after?.status ?? "(none)", by }];
  }));
}
