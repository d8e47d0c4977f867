import type { LawRow, RefusingRow, Ruled } from "./law-row.ts";
import { lawWords } from "./law-words.ts";

/** The General Data Protection Regulation applies from this day; every row needs it. */
const gdpr = "2018-05-25";
/** Barnets lov in force, and what Serviceloven said of minors out of it. */
const childrensAct = "2024-01-01";

const secrecyOf = (paragraph: string): Ruled<"secrecy"> => ({ is: "secrecy", paragraph, origin: "law" });
const nothingLifted: LawRow["lifts"] = { is: "nothing", paragraph: "GDPR art. 9(2)(a)", origin: "law" };
const explicit: LawRow["form"] = { is: "explicit", paragraph: "GDPR art. 9(2)(a)", origin: "law" };
const aYearOfOurs: LawRow["longestLifeYears"] = { is: 1, paragraph: "CON-10", origin: "rule of the product" };
/** That a consent can be shown is the law's; the consent service does it. */
const shownByUs: LawRow["journal"] = { is: "consent-record", paragraph: "GDPR art. 7(1)", origin: "law" };
/** That it stands in the case as well is ours. */
const inTheCase: LawRow["journal"] = { is: "case-record", paragraph: "GDPR art. 7(1)", origin: "rule of the product" };

/** A ward may always revoke, and so may whoever acts for her, or is told by her (CON-13, CON-15). */
const withdrawn: LawRow["mayAlwaysWithdraw"] = { is: ["citizen", "representative", "staff"], paragraph: "GDPR art. 7(3)", origin: "rule of the product" };

/** A guardian in personal matters, a mandate or a future mandate; guardianship in financial matters alone does not do. */
const adult = {
  ages: "adult",
  mayGrant: { is: ["citizen", "guardian-personal", "mandate", "future-mandate"], paragraph: "Værgemålsloven § 5, lov om fremtidsfuldmagter § 1, aftaleloven § 10", origin: "law" },
} as const;
const young = (paragraph: string, origin: Ruled<unknown>["origin"]) => ({ ages: "15-17", mayGrant: { is: ["citizen"], paragraph, origin } }) as const;

/** Sundhedsloven §§ 43–44: written, in the record, a year at most. */
const healthProfessional = {
  says: "may be asked", sender: "health-professional", purpose: "referral", from: gdpr, to: null, mayAlwaysWithdraw: withdrawn,
  lifts: secrecyOf("Sundhedsloven § 43"),
  form: { is: "written", paragraph: "Sundhedsloven § 44", origin: "law" },
  longestLifeYears: { is: 1, paragraph: "Sundhedsloven § 44", origin: "law" },
  journal: { is: "health-record", paragraph: "Sundhedsloven § 44", origin: "law" },
  words: lawWords.healthAct,
} as const satisfies Partial<LawRow>;

/** Forvaltningsloven § 27 is the secrecy that a yes lifts, and sets no limit in time: that is ours. */
const authority = {
  says: "may be asked", sender: "authority", purpose: "referral", from: gdpr, to: null, mayAlwaysWithdraw: withdrawn,
  lifts: secrecyOf("Forvaltningsloven § 27, straffeloven § 152"), form: explicit, longestLifeYears: aYearOfOurs, journal: inTheCase,
  words: lawWords.publicAdministrationAct,
} as const satisfies Partial<LawRow>;

const noAuthority = {
  says: "may be asked", from: gdpr, to: null, mayAlwaysWithdraw: withdrawn,
  lifts: nothingLifted, form: explicit, longestLifeYears: aYearOfOurs, journal: shownByUs,
  words: lawWords.explicitConsent,
} as const satisfies Partial<LawRow>;
const ofOwnReferral = { ...noAuthority, sender: "citizen", purpose: "referral" } as const;
const ofFeedback = { ...noAuthority, sender: "organisation", purpose: "feedback" } as const;
const ofMeasurement = { ...noAuthority, sender: "citizen", purpose: "measurement" } as const;
const youngByUs = young("CON-15", "rule of the product");

/** Nobody under 15 is served yet: a row for them needs both parents with custody, and a peer with a children's certificate (CON-15). */
export const under15: RefusingRow = {
  id: "under-15", says: "refused", ages: "under-15", from: gdpr, to: null,
  why: { is: "under-15", paragraph: "CON-15", origin: "rule of the product" },
  sentence: {
    da: "Man skal være fyldt 15 år for at få en peer gennem Håndslag. Sagsbehandleren hjælper med at finde noget andet.",
    en: "You must be 15 to get a peer through Håndslag. The caseworker helps to find something else.",
  },
};

/**
 * The law as data (design § 3). One row a sender, purpose, age and time; a date that lies in none denies. A row that has
 * ended stays, so that what was asked under it can still be told. Sources: domain.md; what it does not name is said in
 * infra/decisions/0013.
 */
export const lawTable: readonly (LawRow | RefusingRow)[] = [
  { ...healthProfessional, ...adult, id: "health-professional.referral.adult" },
  { ...healthProfessional, ...young("Sundhedsloven § 17", "law"), id: "health-professional.referral.15-17", words: lawWords.healthActYoung },
  { ...authority, ...adult, id: "authority.referral.adult" },
  { ...authority, ...young("Serviceloven (minors)", "rule of the product"), id: "authority.referral.15-17.serviceloven", to: childrensAct },
  { ...authority, ...young("Barnets lov (maturity)", "rule of the product"), id: "authority.referral.15-17", from: childrensAct },
  { ...ofOwnReferral, ...adult, id: "citizen.referral.adult" },
  { ...ofOwnReferral, ...youngByUs, id: "citizen.referral.15-17" },
  { ...ofFeedback, ...adult, id: "organisation.feedback.adult" },
  { ...ofFeedback, ...youngByUs, id: "organisation.feedback.15-17" },
  { ...ofMeasurement, ...adult, id: "citizen.measurement.adult" },
  { ...ofMeasurement, ...youngByUs, id: "citizen.measurement.15-17" },
  under15,
];
