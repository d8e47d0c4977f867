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

/** Whether we ourselves are to act. */
export const isOurs = (next: Next): boolean => next === "find-peers" || next === "record-outcome" || next === "close";
