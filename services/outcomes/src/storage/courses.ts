import { type Aggregate, aggregateStore, type Ids } from "@haandslag/service-kit";
import { announce } from "../domain/course/announce.ts";
import type { CourseCommand } from "../domain/course/commands.ts";
import { decide } from "../domain/course/decide.ts";
import type { CourseEvent } from "../domain/course/events.ts";
import { evolve } from "../domain/course/evolve.ts";
import type { Course } from "../domain/course/state.ts";

export type Courses = Aggregate<Course, CourseCommand, CourseEvent>;

export const courses = (ids: Ids): Courses => ({ decider: { decide, evolve, announce }, store: aggregateStore<Course, CourseEvent>("course", ids) });
