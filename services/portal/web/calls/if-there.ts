import type { Question } from "./ask.ts";
import { refusalIn } from "./refusal.ts";

/** The same question, answered with `null` where there is nothing yet: a course that has not begun is no error. */
export const ifThere = <Answer>({ queryKey, queryFn }: Question<Answer>): Question<Answer | null> => ({
  queryKey: [...queryKey, "if-there"],
  queryFn: async () => {
    try {
      return await queryFn();
    } catch (error) {
      if (refusalIn(error).code === "NOT_FOUND") return null;
      throw error;
    }
  },
});
