import { z } from "zod";

/**
 * What was looked at of a citizen's.
 * `case`: the sender's own record of the referral, all of it. `consents`: how each question stands. `consent-text`: the
 * text, the law and the entry for the record. `receipts`: who has answered for an end. `access-question`: whether
 * something would be permitted. `coverage`: which consent covered a disclosure. `own-account`, `own-export`: the citizen's
 * reading of this very account. `search`: another unit of the sender's found the case, with name and status.
 */
export const LookUpWhat = z.enum(["case", "consents", "consent-text", "receipts", "access-question", "coverage", "own-account", "own-export", "search"]);
export type LookUpWhat = z.infer<typeof LookUpWhat>;

/** Why a caseworker looks for somebody outside the own unit. A closed list: words could hold anything. */
export const FindReason = z.enum(["citizen-asks", "citizen-changed-unit", "joint-case", "already-referred"]);
export type FindReason = z.infer<typeof FindReason>;

/**
 * Why somebody looked, as far as a role says it: a caseworker works on the case, a team leader supervises, a coordinator
 * coordinates the course, an auditor audits, and a citizen has a right to see what is about her (GDPR art. 15). Who searches
 * outside the own unit says which of `FindReason`.
 */
export const LookUpReason = z.enum(["case-work", "supervision", "coordination", "audit", "own-insight", ...FindReason.options]);
export type LookUpReason = z.infer<typeof LookUpReason>;

/** Whoever looks up somebody else, by role. */
export const lookUpReasons = {
  caseworker: "case-work",
  "team-leader": "supervision",
  coordinator: "coordination",
  auditor: "audit",
  citizen: "own-insight",
} as const satisfies Record<string, LookUpReason>;

/** A look-up is told once in each of these, so that an account stays readable. In milliseconds: a quarter of an hour. */
export const lookUpPeriodMs = 15 * 60_000;

/** The export of a citizen's account, as JSON: what a reader asks for first. Another shape is another version. */
export const accountFormat = { name: "haandslag-account", version: 1 } as const;
