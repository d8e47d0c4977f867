import { CheckInMoment, CheckInStatus, ChimeItem, CourseOutcome, Id } from "@haandslag/contracts";
import { z } from "zod";

const score = z.int().nullable();

/** Five parts, no total (OUT-09). */
const ChimeScores = z.object({
  connectedness: z.object({ peer: score, group: score, familyAndFriends: score, society: score }),
  hope: score, identity: score, meaning: score,
  empowerment: z.object({ resources: score, agency: score }),
});

export const MyCourse = z.object({
  referralId: Id,
  status: z.enum(["measuring", "measured"]),
  isMeasured: z.boolean(),
  goals: z.array(z.object({ goalId: Id, words: z.string().nullable(), progress: z.int().nullable() })),
  checkIns: z.array(z.object({ checkInId: Id, moment: CheckInMoment, status: CheckInStatus, answerBy: z.string(), instrument: z.string().nullable(), scores: ChimeScores.nullable() })),
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
