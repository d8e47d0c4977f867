import { isRefusal } from "@haandslag/contracts";
import type { ReferralCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import { sampleCommands } from "./sample-commands.ts";
import type { Referral } from "./state.ts";
import { takersOf } from "./who-may.ts";

export interface Transition { readonly from: string; readonly command: string; readonly to: string; readonly by: string }

/** The transition table, found by driving the code through every state that the sample commands reach. Never written by hand. */
export function transitionTable(): Transition[] {
  const found = new Map<string, Transition>();
  const seen = new Map<string, Referral>();
  const visit = (state: Referral | undefined) => {
    for (const command of sampleCommands) {
      const next = after(command, state);
      if (next === undefined) continue;
      const row = { from: state?.status ?? "(none)", command: command.type, to: next.status, by: takersOf[command.type].join(", ") };
      found.set(`${row.from} ${row.command} ${row.to}`, row);
      if (seen.has(essence(next))) continue;
      seen.set(essence(next), next);
      visit(next);
    }
  };
  visit(undefined);
  const order = [...new Set(["(none)", ...[...seen.values()].map((state) => state.status)])];
  return [...found.values()].toSorted((a, b) => order.indexOf(a.from) - order.indexOf(b.from) || a.command.localeCompare(b.command) || a.to.localeCompare(b.to));
}

function after(command: ReferralCommand, state: Referral | undefined): Referral | undefined {
  const decision = decide(command, state);
  if (isRefusal(decision) || decision.events.length === 0) return undefined;
  return decision.events.reduce<Referral | undefined>(evolve, state);
}

/** What tells states apart as far as decide looks: the rest would only repeat the same rows. */
const essence = (state: Referral): string => JSON.stringify({
  status: state.status, asked: state.organisationId, consents: state.consents.map(({ consentId, status, categories }) => [consentId, status, categories.length]),
  opened: "offer" in state ? state.offer?.openedAt : null, overdue: state.deadlineAt === null,
  running: "acceptance" in state ? [state.course, state.outcome, state.told.map(({ category }) => category), state.acceptance.contactCode] : null,
});
