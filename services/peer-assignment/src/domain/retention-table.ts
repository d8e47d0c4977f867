/** Ids, codes and dates of a course, which name nobody: what was held of the citizen went with its consent or referral. */
export const endedAssignments = {
  code: "ended-assignments",
  what: "Assignments that have ended, with their history and the consent that they rested on",
  keep: { years: 5 },
  from: "the end, where nothing of the citizen is held any more",
  paragraph: "GDPR art. 5(1)(e) and 5(2); databeskyttelsesloven § 41(7)",
  origin: "product",
} as const;

/** That a peer asked to be rung is nobody's business for longer than the organisation needs to look after its own. */
export const callsMade = {
  code: "calls-made",
  what: "That a peer asked to be rung, and that the coordinator did",
  keep: { years: 1 },
  from: "the call",
  paragraph: "GDPR art. 5(1)(e)",
  origin: "product",
} as const;
