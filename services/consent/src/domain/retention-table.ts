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
