import { isRefusal, type ShownNotice } from "@haandslag/contracts";
import { whoMay } from "../policies/who-may.ts";
import type { ConsentCommand } from "./commands.ts";
import { decide } from "./decide.ts";
import { evolve } from "./evolve.ts";
import type { Consent, Question } from "./state.ts";

export interface Transition {
  readonly from: string;
  readonly command: string;
  readonly to: string;
  readonly by: string;
}

/** The citizen's login, or that of somebody who acts for her. */
const answers = (...roles: readonly string[]) => roles.map((role) => (role === "citizen" ? "citizen or representative" : role)).join(", ");
const recorded = whoMay.record.map((role) => `${role} (on paper, in person)`);

const by: Record<ConsentCommand["command"], string> = {
  request: "the referral service",
  grant: answers(...whoMay.grant, ...recorded),
  refuse: answers(...whoMay.refuse, ...recorded),
  renew: answers(...whoMay.renew, ...recorded),
  narrow: answers(...whoMay.narrow),
  revoke: answers(...whoMay.revoke),
  "end with the referral": "the referral's events",
  "meet the deadline": "time",
};

/** What leads where, found by driving decide and evolve over every state and command: the code, not a copy of it. */
export function transitionTable(): Transition[] {
  const samples = sampleConsents();
  const rows = [undefined, ...samples].flatMap((state) => sampleCommands(state).map((command): Transition | undefined => {
    const decision = decide(command, state);
    if (isRefusal(decision) || decision.events.length === 0) return undefined;
    const after = decision.events.reduce<Consent | undefined>(evolve, state);
    return { from: state?.status ?? "(none)", command: command.command, to: after?.status ?? "(none)", by: by[command.command] };
  })).filter((row) => row !== undefined);
  return [...new Map(rows.map((row) => [`${row.from} ${row.command} ${row.to}`, row])).values()];
}

const shown: ShownNotice = { noticeId: "referral-from-authority", version: 1, language: "da", hash: "0".repeat(64) };
const question: Question = {
  consentId: "00000000-0000-7000-8000-000000000001",
  referralId: "00000000-0000-7000-8000-000000000002",
  subjectId: `s_${"0".repeat(43)}`,
  purpose: "referral",
  discloser: { kind: "authority", id: "municipality-0101" },
  recipient: { kind: "organisation", id: "organisation-sample" },
  senderUnitId: "unit-sample",
  asked: ["situation", "wishes"],
  language: "da",
  lawRow: "authority.referral.adult",
  notices: [shown],
};
const asked = new Date("2026-01-05T09:00:00Z");
const daysAfter = (days: number) => new Date(asked.getTime() + days * 24 * 60 * 60 * 1000);
const citizen = { grantor: question.subjectId, assuranceLevel: "substantial", shown, expiresAt: undefined } as const;

function sampleConsents(): Consent[] {
  const after = (...commands: ConsentCommand[]) => commands.reduce<Consent | undefined>((state, command) => {
    const decision = decide(command, state);
    return isRefusal(decision) ? state : decision.events.reduce<Consent | undefined>(evolve, state);
  }, undefined);
  const request: ConsentCommand = { command: "request", question, now: asked };
  const grant: ConsentCommand = { command: "grant", ...citizen, categories: question.asked, despiteProtection: false, now: daysAfter(1) };
  return [
    after(request),
    after(request, grant),
    after(request, { command: "refuse", by: "citizen", now: daysAfter(1) }),
    after(request, { command: "meet the deadline", now: daysAfter(15) }),
    after(request, grant, { command: "revoke", by: "citizen", now: daysAfter(2) }),
    after(request, grant, { command: "end with the referral", now: daysAfter(2) }),
  ].filter((state) => state !== undefined);
}

/** Each command at a time when it can do something; a deadline both at its reminder and at its end. */
function sampleCommands(state: Consent | undefined): ConsentCommand[] {
  const now = daysAfter(3);
  const end = state?.status === "granted" ? new Date(state.given.expiresAt) : daysAfter(15);
  const reminder = state?.status === "granted" ? new Date(state.remindAt) : daysAfter(8);
  return [
    { command: "request", question, now },
    { command: "grant", ...citizen, categories: question.asked, despiteProtection: false, now },
    { command: "refuse", by: "citizen", now },
    { command: "renew", ...citizen, now },
    { command: "narrow", categories: ["wishes"], by: "citizen", now },
    { command: "revoke", by: "citizen", now },
    { command: "end with the referral", now },
    { command: "meet the deadline", now: reminder },
    { command: "meet the deadline", now: end },
  ];
}
