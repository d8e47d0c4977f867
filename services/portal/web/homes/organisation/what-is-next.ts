import type { OfferStep } from "@haandslag/contracts";

/** What a course that we said yes to needs now, and of whom: from how the referral and the assignment stand. */
export type Next = "find-peers" | "peers-answer" | "citizen-chooses" | "runs" | "record-outcome" | "close";

export function whatIsNext(assignment: { readonly status: "open" | "asked" | "offered" | "active" | "ended" } | undefined, outcomeRecorded: boolean): Next {
  switch (assignment?.status) {
    case "asked": return "peers-answer";
    case "offered": return "citizen-chooses";
    case "active": return "runs";
    case "ended": return outcomeRecorded ? "close" : "record-outcome";
    case "open":
    case undefined: return "find-peers";
  }
}

/** The same of a course whose assignment is not at hand, by what the referral service knows. */
export const nextOfStep = {
  answer: "find-peers", "answer-overdue": "find-peers", "find-peer": "find-peers", "citizen-chooses": "citizen-chooses", "course-runs": "runs", "record-outcome": "record-outcome", close: "close",
} as const satisfies Record<OfferStep, Next>;

/** Whether we ourselves are to act. */
export const isOurs = (next: Next): boolean => next === "find-peers" || next === "record-outcome" || next === "close";
