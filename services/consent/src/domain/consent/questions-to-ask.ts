import { categoriesOf, type DataCategory, type FieldError, type Party, type Purpose } from "@haandslag/contracts";
import { findLawRow, type LawRow } from "../law/law-table.ts";
import { partiesOf } from "./parties-of.ts";

/** One question, ready to be asked: by whom to whom, and under which row of the law table. */
export interface QuestionToAsk {
  readonly purpose: Purpose;
  readonly categories: readonly DataCategory[];
  readonly discloser: Party;
  readonly recipient: Party;
  readonly law: LawRow;
}

/** Turns a request into questions, each a consent of its own (CON-17), or says what is wrong with which field. */
export function questionsToAsk(
  asked: readonly { readonly purpose: Purpose; readonly categories: readonly DataCategory[] }[],
  authority: Party | null,
  organisation: Party,
): { readonly problems: readonly FieldError[] } | { readonly questions: readonly QuestionToAsk[] } {
  const problems: FieldError[] = [];
  const notHere = (field: string, text: string) => problems.push({ field, code: "NOT_ALLOWED_HERE", text });
  if (authority !== null && authority.kind !== "authority") notHere("authority.party", "This must be an authority.");
  if (organisation.kind !== "organisation") notHere("organisation.party", "This must be an organisation.");
  const questions = asked.flatMap(({ purpose, categories }, i): QuestionToAsk[] => {
    if (asked.findIndex((other) => other.purpose === purpose) !== i) notHere(`questions.${i}.purpose`, "Each purpose is asked about once.");
    const allowed: readonly DataCategory[] = categoriesOf[purpose];
    if (!categories.every((category) => allowed.includes(category))) notHere(`questions.${i}.categories`, "These categories belong to another purpose.");
    const parties = partiesOf(purpose, authority, organisation);
    const law = parties === undefined ? undefined : findLawRow(parties.discloser, purpose);
    if (parties === undefined || law === undefined) {
      notHere(`questions.${i}.purpose`, "There is nobody to disclose for this purpose.");
      return [];
    }
    return [{ purpose, categories: allowed.filter((category) => categories.includes(category)), ...parties, law }];
  });
  return problems.length > 0 ? { problems } : { questions };
}
