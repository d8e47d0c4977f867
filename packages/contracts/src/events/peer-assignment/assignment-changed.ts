import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id } from "../../ids.ts";
/** An assignment is there or is open again, a flag was set, or its citizen said whether she would like to give (ASG-11): for screens alone. Which of these it was is asked. */
export const AssignmentChanged = eventType("peer-assignment", "assignment-changed", 1, z.strictObject({
  referralId: Id,
  assignmentId: Id,
}));
export type AssignmentChanged = z.infer<typeof AssignmentChanged.data>;
