import { CourseOutcome, Id, outcomesCommands, pageInput } from "@haandslag/contracts";
import { apiOf } from "@haandslag/service-kit";
import { z } from "zod";
import type { OutcomesFeatures } from "../features/index.ts";
import { CoursePage, InstrumentShown, MyAnswers, MyCourse } from "./outputs.ts";

const api = apiOf<OutcomesFeatures>();
const citizen = api.for("citizen");
const coordinator = api.for("coordinator");

export const router = api.router({
  instrument: api.for("citizen", "coordinator", "caseworker", "team-leader", "auditor").output(InstrumentShown).query(({ ctx }) => ctx.features.instrument()),

  myCourse: citizen.input(outcomesCommands.OutcomesOfReferral).output(MyCourse).query(({ input, ctx }) => ctx.features.myCourse(input, ctx.who)),
  exportMyAnswers: citizen.input(outcomesCommands.OutcomesOfReferral).output(MyAnswers).query(({ input, ctx }) => ctx.features.exportMyAnswers(input, ctx.who)),
  answerCheckIn: citizen.input(outcomesCommands.AnswerCheckIn).output(z.object({ checkInId: Id, status: z.literal("answered") })).mutation(({ input, ctx }) => ctx.features.answerCheckIn(input, ctx.who)),
  declineCheckIn: citizen.input(outcomesCommands.DeclineCheckIn).output(z.object({ checkInId: Id, status: z.literal("declined") })).mutation(({ input, ctx }) => ctx.features.declineCheckIn(input, ctx.who)),
  setGoal: citizen.input(outcomesCommands.SetGoal).output(z.object({ goalId: Id })).mutation(({ input, ctx }) => ctx.features.setGoal(input, ctx.who)),
  reportProgress: citizen.input(outcomesCommands.ReportProgress).output(z.object({ goalId: Id })).mutation(({ input, ctx }) => ctx.features.reportProgress(input, ctx.who)),

  recordOutcome: coordinator.input(outcomesCommands.RecordOutcome).output(z.object({ referralId: Id, outcome: CourseOutcome })).mutation(({ input, ctx }) => ctx.features.recordOutcome(input, ctx.who)),
  listCourses: coordinator.input(z.strictObject({ ...pageInput, cursor: Id.optional() })).output(CoursePage).query(({ input, ctx }) => ctx.features.listCourses(input, ctx.who)),
});

export type AppRouter = typeof router;
export type { OutcomesFeatures };
