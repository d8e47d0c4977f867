import type { Answers, ChimeScores } from "./score.ts";

/** One part of CHIME in one check-in: how many of its questions were answered, and their mean; null where none was (OUT-03). */
export interface ChimePart {
  readonly answered: number;
  readonly questions: number;
  readonly mean: number | null;
}

const questionsOf = {
  connectedness: ["connectedness-peer", "connectedness-group", "connectedness-family-and-friends", "connectedness-society"],
  hope: ["hope"],
  identity: ["identity"],
  meaning: ["meaning"],
  empowerment: ["empowerment-resources", "empowerment-agency"],
} as const satisfies Record<keyof ChimeScores, readonly (keyof Answers)[]>;

/** The five parts side by side, each by itself: nothing adds them up (OUT-09). What was skipped is in no mean. */
export function chimeParts(answers: Answers): Readonly<Record<keyof ChimeScores, ChimePart>> {
  const part = (of: keyof ChimeScores): ChimePart => {
    const given = questionsOf[of].flatMap((question) => answers[question] ?? []);
    return { answered: given.length, questions: questionsOf[of].length, mean: given.length === 0 ? null : given.reduce((sum, score) => sum + score, 0) / given.length };
  };
  return { connectedness: part("connectedness"), hope: part("hope"), identity: part("identity"), meaning: part("meaning"), empowerment: part("empowerment") };
}
