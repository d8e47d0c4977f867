import type { Semantic } from "./access-request.ts";

const stopsAt: Record<Semantic, boolean | undefined> = { execute_all: undefined, deny_on_first_deny: false, permit_on_first_permit: true };

/** § 7.1.2: one after the other, in their order, until the first that the semantic stops at; that one is the last answer. */
export async function answerInOrder<Question, Answer extends { readonly decision: boolean }>(questions: readonly Question[], semantic: Semantic, answer: (question: Question) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const question of questions) {
    const given = await answer(question);
    answers.push(given);
    if (given.decision === stopsAt[semantic]) break;
  }
  return answers;
}
