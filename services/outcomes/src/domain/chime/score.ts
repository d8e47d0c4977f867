import type { ChimeItem } from "@haandslag/contracts";

export type Answers = Readonly<Partial<Record<ChimeItem, number>>>;
type Score = number | null;

/** Five parts and no total (OUT-09): connectedness keeps its four targets, empowerment its two halves. */
export interface ChimeScores {
  readonly connectedness: { readonly peer: Score; readonly group: Score; readonly familyAndFriends: Score; readonly society: Score };
  readonly hope: Score;
  readonly identity: Score;
  readonly meaning: Score;
  readonly empowerment: { readonly resources: Score; readonly agency: Score };
}

/** Each answer in its place, 0 to 4; null where the question was skipped. Nothing is added up or filled in. */
export const chimeScores = (answers: Answers): ChimeScores => ({
  connectedness: {
    peer: answers["connectedness-peer"] ?? null, group: answers["connectedness-group"] ?? null,
    familyAndFriends: answers["connectedness-family-and-friends"] ?? null, society: answers["connectedness-society"] ?? null,
  },
  hope: answers.hope ?? null,
  identity: answers.identity ?? null,
  meaning: answers.meaning ?? null,
  empowerment: { resources: answers["empowerment-resources"] ?? null, agency: answers["empowerment-agency"] ?? null },
});
