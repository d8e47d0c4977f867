/** Ids, codes and dates of a course, which name nobody: whom it was about is forgotten, the own words went with their consent. */
export const coursesThatAreOver = {
  code: "courses-that-are-over",
  what: "Courses whose referral is over and that no consent to measurement rests on any more, with their history",
  keep: { years: 5 },
  from: "the last thing that happened to it",
  paragraph: "GDPR art. 5(1)(e) and 5(2); databeskyttelsesloven § 41(7)",
  origin: "product",
} as const;
