import { describe, expect, it } from "vitest";
import { isProse, lix } from "./lix.ts";
import { allTexts, languages, namespacesOf, readNamespace, type Text, textsIn } from "./namespaces.ts";
import { codesInGroups } from "./vocabularies.ts";

/** What a citizen reads: namespaces as far as they are there, and of the codes those that are shown to citizens. */
const ofCitizens = ["app", "front", "citizen", "errors"].filter((namespace) => namespacesOf("da").includes(namespace));
const codesOfCitizens = ["purpose", "category", "referralStep", "stepReached", "turn", "matchReason", "receiptErased", "receiptKept", "lookUpWhat", "lookUpReason", "disclosureKind"];
const citizensTexts: Text[] = [
  ...ofCitizens.flatMap((namespace) => textsIn(readNamespace("da", namespace), namespace)),
  ...codesOfCitizens.flatMap((group) => textsIn(readNamespace("da", "codes")[group] ?? {}, `codes.${group}`)),
];
const prose = citizensTexts.filter(({ text }) => isProse(text));

/** A namespace names its pages under `titles` (or holds them under `pages`); what stands beside belongs to it as a whole. */
const titlesOf = (namespace: string): readonly string[] => (namespacesOf("da").includes(namespace) ? Object.keys(readNamespace("da", namespace)["titles"] ?? {}) : []);
function pageOf({ path }: Text): string {
  const [namespace = "", first = "", second = ""] = path.split(".");
  return first === "pages" ? `${namespace}.${second}` : titlesOf(namespace).includes(first) ? `${namespace}.${first}` : namespace;
}
const pages = Map.groupBy(prose, pageOf);

describe("the measure measures", () => {
  it("LIX is words per sentence and the share of words over six letters", () => {
    expect(lix(["Hunden løber hurtigt. Den er glad."])).toBeCloseTo(6 / 2 + 100 / 6);
    expect(lix(["Svar senest fredag 4. december kl. 10."])).toBeCloseTo(7 / 1 + 100 / 7);
    expect(lix(["Vi spørger {{organisation}}. {{organisation}} svarer dig."])).toBeCloseTo(6 / 2 + 100 / 6);
    expect(lix(["Henvisningens sagsbehandlingstid forlænges administrativt uanset partshøring."])).toBeGreaterThan(60);
  });
  it.each([["Log ind med MitID.", true], ["Hvad sker der nu?", true], ["Vi kan stoppe nu", false], ["Log ind her.", false]])("%s is prose: %s", (text, expected) => {
    expect(isProse(text)).toBe(expected);
  });
  it("citizens' texts are read", () => {
    expect(prose.length).toBeGreaterThan(100);
    expect([...pages.keys()]).toEqual(expect.arrayContaining(["errors", "codes"]));
  });
});

describe("what a citizen reads in Danish is plain", () => {
  it("LIX is at most 30 as a whole", () => {
    expect(lix(prose.map(({ text }) => text))).toBeLessThanOrEqual(30);
  });
  it("LIX is at most 30 without the errors, whose many short sentences make the rest look plainer than it is", () => {
    expect(lix(prose.filter(({ path }) => !path.startsWith("errors.")).map(({ text }) => text))).toBeLessThanOrEqual(30);
  });
  it.each([...pages])("LIX is at most 35 on %s", (_page, texts) => {
    expect(lix(texts.map(({ text }) => text))).toBeLessThanOrEqual(35);
  });
  it("has none of the words that danish.md leaves", () => {
    expect(citizensTexts.filter(({ text }) => leftWords.test(text))).toEqual([]);
  });
});

/** danish.md, "Words we use, and those we leave": the third column, in all their forms. */
const leftWords = new RegExp(
  `(?<!\\p{L})(${[
    "tilladelse\\p{L}*", "accept\\p{L}*", "opsig\\p{L}*", "annuller\\p{L}*", "begræns\\p{L}* behandling\\p{L}*", "overfør\\p{L}*", "visitation\\p{L}*", "visiter\\p{L}*",
    "tilbud\\p{L}*", "cases?", "leverandør\\p{L}*", "aktør\\p{L}*", "myndighed\\p{L}*", "mentor\\p{L}*", "støttegiver\\p{L}*", "indsats\\p{L}*", "ydelse\\p{L}*", "session\\p{L}*",
    "måling\\p{L}*", "spørgeskema\\p{L}*", "frist(?:en|er|erne)?", "data(?:ene)?", "personoplysning\\p{L}*", "autenti\\p{L}*", "log(?! (?:ind|ud))", "loggen", "logs", "audit\\p{L}*", "receipt\\p{L}*",
    "beredskab\\p{L}*", "desværre",
  ].join("|")})(?!\\p{L})`,
  "iu",
);

describe.each(languages)("every text (%s)", (language) => {
  const texts = allTexts(language).map(({ path, text }) => ({ path, text: text.replaceAll(/\{\{[^}]*\}\}/g, "") }));
  const breaking = (pattern: RegExp) => texts.filter(({ text }) => pattern.test(text));

  it("has no code in it", () => {
    expect(breaking(/(?<![\p{L}\d])\p{Lu}+(?:_[\p{Lu}\d]+)+|(?<![\p{L}\d/])\p{Ll}+(?:_\p{Ll}+)+/u)).toEqual([]);
    const codes = Object.values(codesInGroups).flat().filter((code) => /^[a-z]+(-[a-z]+)+$|^[A-Z]{5,}$/.test(code));
    expect(codes.length).toBeGreaterThan(100);
    expect(breaking(new RegExp(`(?<![\\p{L}\\d-])(${codes.join("|")})(?![\\p{L}\\d-])`, "u"))).toEqual([]);
  });
  it("has no exclamation mark", () => {
    expect(breaking(/!/)).toEqual([]);
  });
  it("names no diagnosis: people have experiences", () => {
    expect(breaking(/depressi|skizofreni|schizophreni|bipolar|psykose|psychosis|borderline|personlighedsforstyrrelse|(?<!\p{L})(PTSD|ADHD|OCD|autisme|autism|angst)(?!\p{L})/iu)).toEqual([]);
  });
  it("has no button that does not say what it does", () => {
    const buttons = texts.filter(({ path }) => /(\.button|\.buttons\..+)$/.test(path));
    expect(buttons.filter(({ text }) => /^\s*(ok|okay|fortsæt|bekræft|continue|confirm|submit)\s*\.?$/i.test(text))).toEqual([]);
  });
});
