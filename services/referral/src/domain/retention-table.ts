/** Drafts that came to nothing: nobody was told anything, and the sender's own record of the case is not here. */
export const untouchedDrafts = {
  code: "untouched-drafts",
  what: "Drafts with their history and sealed content; their data key is destroyed first",
  keep: { days: 90 },
  from: "the last thing that happened to the draft, where no consent is asked for or given",
  paragraph: "GDPR art. 5(1)(c) and (e)",
  origin: "product",
} as const;

/** A sender repeats a message within days; what it became is found by the case, not by the message. */
export const importedMessages = {
  code: "imported-messages",
  what: "Which messages came in, by id and hash, and what became of each; the same message after that is a new one",
  keep: { years: 1 },
  from: "the import",
  paragraph: "GDPR art. 5(1)(c) and (e)",
  origin: "product",
} as const;

/** Whoever has not signed in for a year works here no more; the history keeps the id of the login. */
export const formerStaff = {
  code: "former-staff",
  what: "What a unit's caseworkers and team leaders are called",
  keep: { years: 1 },
  from: "the last login",
  paragraph: "GDPR art. 5(1)(c) and (e)",
  origin: "product",
} as const;

/** Somebody may have to call once more; then name and number have served. */
export const endedContactRequests = {
  code: "ended-contact-requests",
  what: "Wishes to be called with their history, name and telephone number; their data key is destroyed too",
  keep: { days: 30 },
  from: "the call, the withdrawal or the return to the citizen",
  paragraph: "GDPR art. 5(1)(c) and (e)",
  origin: "product",
} as const;
