import { CheckInMoment, CheckInStatus, ChimeItem, CourseOutcome, Id } from "@haandslag/contracts";
import { z } from "zod";

const score = z.int().nullable();

/** Five parts, no total (OUT-09). */
const ChimeScores = z.object({
  connectedness: z.object({ peer: score, group: score, familyAndFriends: score, society: score }),
  hope: score, identity: score, meaning: score,
  empowerment: z.object({ resources: score, agency: score }),
});

const part = z.object({ answered: z.int(), questions: z.int(), mean: z.number().nullable() });
/** Each part's mean stands beside how many answers it is of (OUT-03). */
const ChimeParts = z.object({ connectedness: part, hope: part, identity: part, meaning: part, empowerment: part });

export const MyCourse = z.object({
  referralId: Id,
  status: z.enum(["measuring", "measured"]),
  isMeasured: z.boolean(),
  startedAt: z.string().nullable(), endedAt: z.string().nullable(),
  goals: z.array(z.object({ goalId: Id, words: z.string().nullable(), progress: z.int().nullable() })),
  checkIns: z.array(z.object({ checkInId: Id, moment: CheckInMoment, status: CheckInStatus, answerBy: z.string(), instrument: z.string().nullable(), scores: ChimeScores.nullable(), parts: ChimeParts.nullable() })),
});

export const CoursePage = z.object({
  courses: z.array(z.object({ referralId: Id, startedAt: z.string().nullable(), endedAt: z.string().nullable(), outcome: CourseOutcome.nullable() })),
  next: z.string().nullable(),
});

const texts = z.object({ da: z.string(), en: z.string() });
export const InstrumentShown = z.object({
  id: z.string(), version: z.string(),
  items: z.array(z.object({ item: ChimeItem, text: texts })).readonly(),
  scale: z.object({ da: z.array(z.string()).readonly(), en: z.array(z.string()).readonly() }),
});

export const MyAnswers = z.object({
  format: z.literal("haandslag-answers/1"), referralId: Id, writtenAt: z.string(), instrument: InstrumentShown,
  checkIns: z.array(z.object({ moment: CheckInMoment, status: CheckInStatus, instrument: z.string().nullable(), answers: z.partialRecord(ChimeItem, z.int()).nullable() })),
  goals: z.array(z.object({ words: z.string().nullable(), progress: z.int() })),
});
