/** The steps of a referral: the first has all that a draft needs, so that from there on everything is saved. */
export const draftSteps = ["citizen", "support", "reach", "check"] as const;
export type DraftStep = (typeof draftSteps)[number];

/** What is looked at before one goes on from a step. */
export const fieldsOf = {
  citizen: ["legalBasis", "citizen.cprNumber", "citizen.givenNames", "citizen.familyName", "profile.wishes.forms", "profile.practical.languages", "notices.channel", "notices.language"],
  support: ["profile.situation.themes", "wish", "profile.wishes.peerGender", "profile.practical.mobility", "profile.practical.times"],
  reach: ["citizen.phones", "citizen.emails", "citizen.address", "relatives"],
  check: [],
} as const satisfies Record<DraftStep, readonly string[]>;
