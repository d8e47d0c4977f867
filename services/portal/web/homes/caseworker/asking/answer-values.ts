import { consentCommands, type DataCategory } from "@haandslag/contracts";
import { z } from "zod";

/** What the caseworker writes about an answer; empty fields are "". */
export interface AnswerValues {
  answer: string;
  categories: DataCategory[];
  despiteProtection: boolean;
  method: string;
  answeredOn: string;
  language: string;
  interpreter: string;
  copy: string;
  writingWaived: boolean;
}

type Shown = z.infer<typeof consentCommands.ShownNotice>;

const [yes, again, no] = consentCommands.RecordAssistedAnswer.options;
const Recorded = z.discriminatedUnion("answer", [yes.omit({ idempotencyKey: true }), again.omit({ idempotencyKey: true }), no.omit({ idempotencyKey: true })]);
export type Recorded = z.infer<typeof Recorded>;

/** The contract's own schema over what was written: a no carries no categories, and no doing without writing; a yes again is to what is shared already. */
export const answerSchema = (consentId: string, notice: Shown) =>
  z.custom<AnswerValues>().transform(({ categories, despiteProtection, writingWaived, ...rest }): unknown => {
    const written = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== "" && value !== undefined));
    if (rest.answer === "yes-again") return { ...written, consentId, notice, writingWaived };
    return { ...written, consentId, notice, ...(rest.answer === "yes" ? { categories, writingWaived, despiteProtection: despiteProtection && categories.some((category) => category === "identity" || category === "contact") } : {}) };
  }).pipe(Recorded as z.ZodType<Recorded>);
