import { type AgeBand, categoriesOf, type DataCategory, type FieldError, type LegalBasis, type Party, type Purpose, type Refusal } from "@haandslag/contracts";
import { findLaw, senderKind } from "../law/find-law.ts";
import type { LawRow } from "../law/law-row.ts";
import { partiesOf } from "./parties-of.ts";

/** One question, ready to be asked: by whom to whom, and under which row of the law table. */
export interface QuestionToAsk {
  readonly purpose: Purpose;
  readonly categories: readonly DataCategory[];
  readonly discloser: Party;
  readonly recipient: Party;
  readonly law: LawRow;
}

/** What is to be asked, of whom, and for whom. */
export interface Request {
  readonly questions: readonly { readonly purpose: Purpose; readonly categories: readonly DataCategory[] }[];
  /** `legalBasis`: the authority's own, by which the law tells senders apart. */
  readonly authority: { readonly party: Party; readonly legalBasis: LegalBasis } | null;
  readonly organisation: { readonly party: Party };
  readonly ageBand: AgeBand;
}

/**
 * Turns a request into questions, each a consent of its own (CON-17), or says what is wrong with which field, or which
 * row of the law table refuses.
 */
export function questionsToAsk(request: Request, now: Date): { readonly problems: readonly FieldError[] } | Refusal | { readonly questions: readonly QuestionToAsk[] } {
  const { authority, ageBand } = request;
  const organisation = request.organisation.party;
  const problems: FieldError[] = [];
  const refusals: Refusal[] = [];
  const notHere = (field: string, text: string) => problems.push({ field, code: "NOT_ALLOWED_HERE", text });
  if (authority !== null && authority.party.kind !== "authority") notHere("authority.party", "This must be an authority.");
  if (organisation.kind !== "organisation") notHere("organisation.party", "This must be an organisation.");
  const questions = request.questions.flatMap(({ purpose, categories }, i): QuestionToAsk[] => {
    if (request.questions.findIndex((other) => other.purpose === purpose) !== i) notHere(`questions.${i}.purpose`, "Each purpose is asked about once.");
    const allowed: readonly DataCategory[] = categoriesOf[purpose];
    if (!categories.every((category) => allowed.includes(category))) notHere(`questions.${i}.categories`, "These categories belong to another purpose.");
    const parties = partiesOf(purpose, authority?.party ?? null, organisation);
    if (parties === undefined) {
      notHere(`questions.${i}.purpose`, "There is nobody to disclose for this purpose.");
      return [];
    }
    const law = findLaw({ sender: senderKind(parties.discloser, authority?.legalBasis ?? null), purpose, ages: ageBand }, now);
    if ("refused" in law) refusals.push(law);
    return "refused" in law ? [] : [{ purpose, categories: allowed.filter((category) => categories.includes(category)), ...parties, law }];
  });
  if (problems.length > 0) return { problems };
  return refusals[0] ?? { questions };
}
