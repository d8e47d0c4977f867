/**
 * How long the decision and its evidence stay. Five years: so long a breach of the regulation can be pursued
 * (databeskyttelsesloven § 41(7)), and so long the controller must be able to show that there was a consent (GDPR art. 7(1)).
 */
export const endedConsents = {
  code: "ended-consents",
  what: "Consents with their history, notices and epochs, the disclosures made under them, and their receipts",
  keep: { years: 5 },
  from: "the consent's end, and the last disclosure under it",
  paragraph: "GDPR art. 5(1)(e) and 7(1); databeskyttelsesloven § 41(7)",
  origin: "product",
} as const;

/** In place of messaging's own line. */
export const publishedEvents = {
  code: "published-events",
  what: "Events that have been published and whose consent is gone; the others go with their consent",
  keep: { days: 90 },
  from: "their publication",
  paragraph: "GDPR art. 5(1)(e)",
  origin: "product",
} as const;

/** What an organisation calls a citizen leads to her: it stays as long as there is something that the organisation can ask about. */
export const organisationPseudonyms = {
  code: "organisation-pseudonyms",
  what: "What an organisation knows a citizen by; goes when no consent between the two is left",
  keep: { years: 5 },
  from: "the end of the last consent between the citizen and the organisation",
  paragraph: "GDPR art. 5(1)(c) and (e); databeskyttelsesloven § 41(7)",
  origin: "product",
} as const;

/** Evidence of by what right somebody else said yes, so never before what was said. */
export const representations = {
  code: "representations",
  what: "Who acted for a citizen in a referral, with the history; goes when no consent of the referral is left",
  keep: { years: 5 },
  from: "the last thing that happened to it and its own last day, and the end of the last consent of the referral",
  paragraph: "GDPR art. 5(1)(e) and 7(1); databeskyttelsesloven § 41(7)",
  origin: "product",
} as const;

/** The citizen can ask who looked (art. 15), and a look without reason can be pursued, for as long. */
export const lookUps = {
  code: "look-ups",
  what: "Who looked at what about a citizen",
  keep: { years: 5 },
  from: "the look",
  paragraph: "GDPR art. 5(1)(e), 15 and 32; databeskyttelsesloven § 41(7)",
  origin: "product",
} as const;
