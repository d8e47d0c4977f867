import type { peerCommands } from "@haandslag/contracts";
import { localDateOf } from "@haandslag/denmark";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { mayArrangeMeetings } from "../../domain/assignment/access.ts";
import type { Assignment } from "../../domain/assignment/state.ts";
import type { AssignmentCommand } from "../../domain/assignment/commands.ts";
import type { Deps } from "../../ports/deps.ts";
import { getAssignment } from "../../storage/get-assignment.ts";

/** A meeting: date, minutes and who came, nothing else (ASG-08). History knows only that there was one. */
export const recordSession = (deps: Deps) => async (input: z.infer<typeof peerCommands.RecordSession>, who: Actor) => {
  const { runner, assignments } = deps;
  const { referralId, date, minutes, attendance, meetingId } = input;
  const { id } = await getAssignment(runner.pool, assignments, referralId);
  const sessionId = deps.ids.next();
  let isFirst = false;
  const flagsOf = (state: Assignment) => (isFirst && state.status === "active" ? state.flags : []);
  return await runCommand(runner, assignments, {
    name: "recordSession", id, input,
    mayKnow: (assignment) => mayArrangeMeetings(assignment, who),
    command: (now, assignment): AssignmentCommand => {
      assertPlausible(date, now, assignment);
      isFirst = assignment?.status === "active" && !assignment.hasMet && attendance === "both";
      return { type: "recordSession", sessionId, date, minutes, attendance, ...(meetingId === undefined ? {} : { meetingId }) };
    },
    within: async (tx, { state }) => {
      await assignments.store.lock(tx, [id]);
      await deps.held.sessions.save(tx, id, { sessionId, date, minutes, attendance, flags: flagsOf(state) });
      if (meetingId !== undefined) await deps.held.meetings.change(tx, id, meetingId, { settled: attendance === "both" ? "held" : "missed" });
    },
    result: ({ state }) => ({ referralId, sessionId, flags: [...flagsOf(state)] }),
  });
};

/** Neither before the course began nor after today. @throws DomainError INPUT_INVALID */
function assertPlausible(date: string, now: Date, assignment: Assignment | undefined): void {
  const isTooEarly = assignment?.status === "active" && date < localDateOf(new Date(assignment.startedAt));
  if (!isTooEarly && date <= localDateOf(now)) return;
  throw new DomainError("INPUT_INVALID", { fields: [{ field: "date", code: "NOT_ALLOWED_HERE", text: isTooEarly ? "This day lies before the course began." : "This day is still to come." }] });
}
