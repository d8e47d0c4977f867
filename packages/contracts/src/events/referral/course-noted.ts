import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
/** The referral shows now that its course began, ended or has an outcome: for the citizen's and the organisation's screens. Of it the sender hears what feedback lets through (REF-12). */
export const CourseNoted = eventType("referral", "course-noted", 1, z.strictObject({ referralId: Id }));
export type CourseNoted = z.infer<typeof CourseNoted.data>;
