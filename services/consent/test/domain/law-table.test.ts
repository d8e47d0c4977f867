import type { Party, Purpose } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import type { Question } from "../../src/domain/consent/state.ts";
import { danishMidnight } from "../../src/domain/danish-midnight.ts";
import { findLaw, lawInForce, longestUntil, senderKind } from "../../src/domain/law/find-law.ts";
import type { LawRow, Ruled, SenderKind } from "../../src/domain/law/law-row.ts";
import { lawTable, under15 } from "../../src/domain/law/law-table.ts";
import { yearsAfter } from "../../src/domain/law/years-after.ts";
import { asked, given, grant, onDay, question, when } from "./given-consent.ts";

type Facts = Pick<LawRow, "lifts" | "form" | "longestLifeYears" | "journal" | "mayGrant" | "mayAlwaysWithdraw">;
type Expected = { readonly [Fact in keyof Facts]: readonly [is: Facts[Fact]["is"], paragraph: string, origin: Ruled<unknown>["origin"]] };
const law = "law";
const ours = "rule of the product";

/** The law as this project reads it, written down a second time: who changes a row changes it here too, paragraph in hand. */
const toAll = { mayAlwaysWithdraw: [["citizen", "representative", "staff"], "GDPR art. 7(3)", ours] } as const;
const fromHealth = {
  ...toAll, lifts: ["secrecy", "Sundhedsloven § 43", law], form: ["written", "Sundhedsloven § 44", law], longestLifeYears: [1, "Sundhedsloven § 44", law], journal: ["health-record", "Sundhedsloven § 44", law],
} as const;
const fromAuthority = {
  ...toAll, lifts: ["secrecy", "Forvaltningsloven § 27, straffeloven § 152", law], form: ["explicit", "GDPR art. 9(2)(a)", law], longestLifeYears: [1, "CON-10", ours], journal: ["case-record", "GDPR art. 7(1)", ours],
} as const;
const fromOthers = {
  ...toAll, lifts: ["nothing", "GDPR art. 9(2)(a)", law], form: ["explicit", "GDPR art. 9(2)(a)", law], longestLifeYears: [1, "CON-10", ours], journal: ["consent-record", "GDPR art. 7(1)", law],
} as const;
const adult = { mayGrant: [["citizen", "guardian-personal", "mandate", "future-mandate"], "Værgemålsloven § 5, lov om fremtidsfuldmagter § 1, aftaleloven § 10", law] } as const;
const young = (paragraph: string, origin: Ruled<unknown>["origin"]) => ({ mayGrant: [["citizen"], paragraph, origin] }) as const;

const explicitWords = { ar: "المادة 9، الفقرة 2، البند (أ) من اللائحة العامة لحماية البيانات، GDPR", uk: "стаття 9, пункт 2, літера «a» Загального регламенту про захист даних, GDPR", da: "databeskyttelsesforordningen artikel 9, stk. 2, litra a", en: "Article 9(2)(a) of the General Data Protection Regulation" };
const authorityWords = { ar: "المادة 27 من قانون الإدارة العامة الدنماركي، forvaltningsloven", uk: "§ 27 данського Закону про публічне адміністрування, forvaltningsloven", da: "forvaltningsloven § 27", en: "section 27 of the Danish Public Administration Act" };
const expected: Record<string, [from: string, to: string | null, Expected, LawRow["words"]]> = {
  "health-professional.referral.adult": ["2018-05-25", null, { ...fromHealth, ...adult }, { da: "sundhedsloven § 43 og § 44", en: "sections 43 and 44 of the Danish Health Act" }],
  "health-professional.referral.15-17": ["2018-05-25", null, { ...fromHealth, ...young("Sundhedsloven § 17", law) }, { da: "sundhedsloven § 17, § 43 og § 44", en: "sections 17, 43 and 44 of the Danish Health Act" }],
  "authority.referral.adult": ["2018-05-25", null, { ...fromAuthority, ...adult }, authorityWords],
  "authority.referral.15-17.serviceloven": ["2018-05-25", "2024-01-01", { ...fromAuthority, ...young("Serviceloven (minors)", ours) }, authorityWords],
  "authority.referral.15-17": ["2024-01-01", null, { ...fromAuthority, ...young("Barnets lov (maturity)", ours) }, authorityWords],
  "citizen.referral.adult": ["2018-05-25", null, { ...fromOthers, ...adult }, explicitWords],
  "citizen.referral.15-17": ["2018-05-25", null, { ...fromOthers, ...young("CON-15", ours) }, explicitWords],
  "organisation.feedback.adult": ["2018-05-25", null, { ...fromOthers, ...adult }, explicitWords],
  "organisation.feedback.15-17": ["2018-05-25", null, { ...fromOthers, ...young("CON-15", ours) }, explicitWords],
  "citizen.measurement.adult": ["2018-05-25", null, { ...fromOthers, ...adult }, explicitWords],
  "citizen.measurement.15-17": ["2018-05-25", null, { ...fromOthers, ...young("CON-15", ours) }, explicitWords],
};

const rows = lawTable.filter((row) => row.says === "may be asked");
const facts = Object.entries(expected).flatMap(([id, [, , of]]) => Object.entries(of).map(([fact, [is, paragraph, origin]]) => ({ id, fact: fact as keyof Facts, is, paragraph, origin })));
/** `sender.purpose.ages`, as a row's id says it. */
const partsOf = (id: string) => id.split(".") as [SenderKind, Purpose, "adult" | "15-17"];

describe("the law table", () => {
  it.each(facts)("CON-10 $id: $fact is $is ($paragraph; *$origin*)", ({ id, fact, is, paragraph, origin }) => {
    expect(rows.find((row) => row.id === id)?.[fact]).toEqual({ is, paragraph, origin });
  });
  it.each(Object.entries(expected))("CON-10 %s: from %s until %s, for its sender, purpose and age, in the words of the notice", (id, [from, to, , words]) => {
    const [sender, purpose, ages] = partsOf(id);
    expect(rows.find((row) => row.id === id)).toMatchObject({ from, to, sender, purpose, ages, words });
  });
  it("has these rows and no others, each named once", () => {
    expect(lawTable.map(({ id }) => id)).toEqual([...Object.keys(expected), "under-15"]);
  });
  it("CON-15 under 15: a row that refuses, in a plain sentence (CON-15; *rule of the product*)", () => {
    expect(under15).toMatchObject({ says: "refused", ages: "under-15", from: "2018-05-25", to: null, why: { is: "under-15", paragraph: "CON-15", origin: ours } });
    expect(under15.sentence).toEqual({
      da: "Man skal være fyldt 15 år for at få en peer gennem Håndslag. Sagsbehandleren hjælper med at finde noget andet.",
      en: "You must be 15 to get a peer through Håndslag. The caseworker helps to find something else.",
    });
    for (const sender of ["authority", "health-professional", "organisation", "citizen"] as const) {
      expect(findLaw({ sender, purpose: "referral", ages: "under-15" }, asked)).toEqual({ refused: "CITIZEN_UNDER_15", detail: { row: "under-15", paragraph: "CON-15", origin: ours } });
    }
  });
});

describe("who sends", () => {
  const region: Party = { kind: "authority", id: "region-1084" };
  const municipality: Party = { kind: "authority", id: "municipality-0101" };
  it.each([
    [region, "sundhedsloven", "health-professional"], [municipality, "sundhedsloven", "health-professional"],
    [region, "serviceloven-82", "authority"], [municipality, "serviceloven-18", "authority"],
    [{ kind: "organisation", id: "organisation-harbour" }, "sundhedsloven", "organisation"], [{ kind: "citizen" }, null, "citizen"],
  ] as const)("%o on the basis %s counts as %s (Sundhedsloven § 43 follows the health professional, not the region; *law*)", (discloser, basis, kind) => {
    expect(senderKind(discloser, basis)).toBe(kind);
  });
});

describe("CON-10 the row for a question at a moment", () => {
  const adultOfAuthority = { sender: "authority", purpose: "referral", ages: "adult" } as const;
  const youngOfAuthority = { ...adultOfAuthority, ages: "15-17" } as const;
  const at = (iso: string) => new Date(iso);

  it.each(rows.map((row) => [row.id, row] as const))("%s holds from its first Danish midnight on, and not a millisecond before", (id, row) => {
    const begins = danishMidnight(at(`${row.from}T12:00:00Z`));
    expect(lawInForce(id, begins)).toBe(row);
    expect(lawInForce(id, new Date(begins.getTime() - 1))).toEqual({ refused: "LAW_ROW_NOT_IN_FORCE", detail: { row: id, beginsOn: row.from } });
  });
  it("a date outside every row denies, and says which row ended, or has not begun", () => {
    expect(findLaw(adultOfAuthority, at("2018-05-24T21:59:59.999Z"))).toEqual({ refused: "LAW_ROW_NOT_IN_FORCE", detail: { row: "authority.referral.adult", beginsOn: "2018-05-25" } });
    const ended = lawTable.map((row) => ({ ...row, to: "2026-01-01" }));
    expect(findLaw(adultOfAuthority, asked, ended)).toEqual({ refused: "LAW_ROW_NOT_IN_FORCE", detail: { row: "authority.referral.adult", endedOn: "2026-01-01" } });
    expect(findLaw(adultOfAuthority, at("2025-12-31T23:00:00.000Z"), ended)).toMatchObject({ refused: "LAW_ROW_NOT_IN_FORCE" });
    expect(findLaw(adultOfAuthority, at("2025-12-31T22:59:59.999Z"), ended)).toMatchObject({ id: "authority.referral.adult" });
    // Of several, the one that began last.
    expect(findLaw(youngOfAuthority, asked, ended)).toMatchObject({ detail: { row: "authority.referral.15-17" } });
    expect(findLaw(youngOfAuthority, asked, ended.toReversed())).toMatchObject({ detail: { row: "authority.referral.15-17" } });
    expect(findLaw({ ...adultOfAuthority, ages: "under-15" }, asked, ended)).toMatchObject({ refused: "LAW_ROW_NOT_IN_FORCE", detail: { row: "under-15" } });
  });
  it("one law ends where the next begins: Serviceloven to Barnets lov (*law*)", () => {
    expect(findLaw(youngOfAuthority, at("2023-12-31T22:59:59.999Z"))).toMatchObject({ id: "authority.referral.15-17.serviceloven" });
    expect(findLaw(youngOfAuthority, at("2023-12-31T23:00:00.000Z"))).toMatchObject({ id: "authority.referral.15-17" });
    expect(lawInForce("authority.referral.15-17.serviceloven", asked)).toEqual({ refused: "LAW_ROW_NOT_IN_FORCE", detail: { row: "authority.referral.15-17.serviceloven", endedOn: "2024-01-01" } });
  });
  it.each(Object.keys(expected).filter((id) => !id.endsWith("serviceloven")))("finds %s, and none of its neighbours", (id) => {
    const [sender, purpose, ages] = partsOf(id);
    expect(findLaw({ sender, purpose, ages }, asked)).toMatchObject({ id });
  });
  it("what no row ever allowed cannot be asked: an authority that measures", () => {
    expect(findLaw({ ...adultOfAuthority, purpose: "measurement" }, asked)).toEqual({ refused: "LAW_ROW_MISSING", detail: { sender: "authority", purpose: "measurement", ages: "adult" } });
    expect(lawInForce("authority.measurement.adult", asked)).toEqual({ refused: "LAW_ROW_MISSING", detail: { row: "authority.measurement.adult" } });
    expect(lawInForce("under-15", asked)).toMatchObject({ refused: "CITIZEN_UNDER_15" });
    expect(lawInForce("authority.referral.adult", new Date(Number.NaN))).toMatchObject({ refused: "LAW_ROW_NOT_IN_FORCE" });
  });
});

const current = rows.filter((row) => row.to === null);
const categoriesOf = { referral: ["wishes"], feedback: ["started"], measurement: ["check-ins"] } as const;
const askedUnder = (row: LawRow, change: Partial<Question> = {}) =>
  given({ command: "request", now: asked, question: { ...question, purpose: row.purpose, asked: categoriesOf[row.purpose], lawRow: row.id, ...change } });

describe("CON-10 a yes lives as long as its row says", () => {
  it.each(current.map((row) => [row.id, row.longestLifeYears.paragraph, row.longestLifeYears.origin, row] as const))("%s: to the end, and not a millisecond longer (%s; *%s*)", (_id, _paragraph, _origin, row) => {
    const categories = categoriesOf[row.purpose];
    const state = askedUnder(row);
    const longest = yearsAfter(onDay(1), 1);
    const lastMidnight = danishMidnight(longest).toISOString();
    expect(when(grant({ categories, expiresAt: longest }), state)).toMatchObject([{ expiresAt: lastMidnight, yes: { lawRow: row.id } }]);
    expect(when(grant({ categories, expiresAt: new Date(longest.getTime() + 1) }), state)).toBe("CONSENT_TOO_LONG");
    expect(when(grant({ categories }), state)).toMatchObject([{ expiresAt: lastMidnight }]);
  });

  it("no longer than the row itself", () => {
    const row = rows.find(({ id }) => id === "authority.referral.15-17.serviceloven");
    if (row === undefined) throw new Error("the row is gone");
    expect(longestUntil(row, new Date("2023-06-01T10:00:00Z"))).toEqual(new Date("2023-12-31T23:00:00.000Z"));
    expect(longestUntil(row, new Date("2022-06-01T10:00:00Z"))).toEqual(new Date("2023-06-01T10:00:00Z"));
  });

  it.each([
    ["ended since", "authority.referral.15-17.serviceloven", "LAW_ROW_NOT_IN_FORCE"],
    ["refuses", "under-15", "CITIZEN_UNDER_15"],
    ["never was", "authority.measurement.adult", "LAW_ROW_MISSING"],
  ])("is not given under a row that %s, nor renewed", (_how, lawRow, code) => {
    expect(when(grant(), given({ command: "request", now: asked, question: { ...question, lawRow } }))).toBe(code);
  });

  it("a year from 29 February ends on 28 February", () => {
    expect(yearsAfter(new Date("2028-02-29T10:00:00Z"), 1)).toEqual(new Date("2029-02-28T10:00:00Z"));
    expect(yearsAfter(new Date("2026-03-31T10:00:00Z"), 1)).toEqual(new Date("2027-03-31T10:00:00Z"));
  });
});
