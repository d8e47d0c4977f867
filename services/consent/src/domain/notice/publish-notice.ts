import { categoriesOf, type DataCategory, LanguageTag, Purpose, type Refusal, refuse } from "@haandslag/contracts";
import { rowsAsking } from "../law/find-law.ts";
import { type AnswerText, type CategoryText, furtherParts, type Notice, obligatoryParts, placeholders } from "./notice.ts";

/** A notice as somebody wrote it: anything may be missing. */
export interface NoticeDraft {
  readonly id: string;
  readonly version: number;
  readonly language: string;
  readonly purpose: string;
  /** `authority` where an authority discloses, else who does. */
  readonly sender: string;
  readonly parts: Readonly<Record<string, string | undefined>>;
  readonly categories: Readonly<Record<string, Partial<CategoryText> | undefined>>;
  readonly answers: readonly Partial<AnswerText>[];
}

/**
 * The gate to publication: refuses with NOTICE_INCOMPLETE and names every part that is missing, or that does not say
 * what it must (the recipient by name, a phone number, the Data Protection Agency …).
 */
export function publishNotice(draft: NoticeDraft): Notice | Refusal {
  const purpose = Purpose.safeParse(draft.purpose).data;
  const language = LanguageTag.safeParse(draft.language).data;
  const missing = [...missingParts(draft), ...missingCategories(draft, purpose), ...missingAnswers(draft.answers), ...unknownPlaceholders(draft), ...missingWordsOfLaw(draft, purpose)];
  if (purpose === undefined) missing.push("purpose (none of ours)");
  if (language === undefined) missing.push("language (a tag of two or three letters)");
  if (missing.length > 0 || purpose === undefined || language === undefined) {
    return refuse("NOTICE_INCOMPLETE", { noticeId: draft.id, version: String(draft.version), language: draft.language, missing: missing.join(", ") });
  }
  const { id, version, parts, categories, answers } = draft;
  return { id, version, language, purpose, parts, categories, answers } as Notice;
}

/** What a part must say to count as there. */
const mustSay: Readonly<Record<string, RegExp>> = {
  recipient: /\{recipient\}/,
  seenBy: /peer/i,
  howLong: /\{years\}/,
  withdraw: /\{phone\}/,
  complaint: /Datatilsynet/,
  legalBasis: /\{paragraph\}/,
};

function missingParts(draft: NoticeDraft): string[] {
  const needed: string[] = [...obligatoryParts];
  // Who wants to keep the peer and be done with the authority withdraws feedback alone: said where that can be.
  if (draft.purpose === "referral" && draft.sender === "authority") needed.push("keepPeer");
  if (draft.purpose === "referral") needed.push("protectionQuestion");
  const mustName = draft.sender === "citizen" ? mustSay : { ...mustSay, sender: /\{sender\}/ };
  return needed.filter((part) => isBlank(draft.parts[part]) || !(mustName[part]?.test(draft.parts[part] ?? "") ?? true));
}

function missingCategories(draft: NoticeDraft, purpose: Purpose | undefined): string[] {
  const needed: readonly DataCategory[] = purpose === undefined ? [] : categoriesOf[purpose];
  return needed.filter((category) => isBlank(draft.categories[category]?.label) || isBlank(draft.categories[category]?.explanation)).map((category) => `category ${category}`);
}

/** One yes and one no, each with its own words (CON-17). */
function missingAnswers(answers: readonly Partial<AnswerText>[]): string[] {
  return ["yes", "no"].filter((wanted) => answers.filter(({ answer, label }) => answer === wanted && !isBlank(label)).length !== 1).map((wanted) => `answer ${wanted}`);
}

/** `{paragraph}` is put in from the law table, in the notice's own language. */
function missingWordsOfLaw({ sender, language }: NoticeDraft, purpose: Purpose | undefined): string[] {
  const rows = purpose === undefined ? [] : rowsAsking(purpose, sender === "citizen");
  return rows.filter(({ words }) => isBlank(words[language])).map(({ id }) => `words for {paragraph} of ${id}`);
}

/** A misspelt placeholder would stand in the citizen's text. */
function unknownPlaceholders(draft: NoticeDraft): string[] {
  const texts = [...Object.entries(draft.parts).map(([part, text]) => [part, text ?? ""] as const), ...Object.entries(draft.categories).map(([category, text]) => [`category ${category}`, text?.explanation ?? ""] as const)];
  // Where the citizen discloses there is no name to put in.
  const known: readonly string[] = draft.sender === "citizen" ? placeholders.filter((name) => name !== "sender") : placeholders;
  const knownParts: readonly string[] = [...obligatoryParts, ...furtherParts];
  return [
    ...texts.filter(([, text]) => [...text.matchAll(/\{(\w*)\}/g)].some(([, name]) => !known.includes(name ?? ""))).map(([place]) => `known placeholders in ${place}`),
    ...Object.keys(draft.parts).filter((part) => !knownParts.includes(part)).map((part) => `a meaning for part ${part}`),
  ];
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === "";
