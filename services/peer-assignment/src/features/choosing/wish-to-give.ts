import { AssignmentChanged, type peerCommands } from "@haandslag/contracts";
import { announcement, appendToOutbox, currentCall, DomainError, inTransaction } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Deps } from "../../ports/deps.ts";
import { getAssignmentOfCitizen } from "../../storage/get-assignment.ts";
import { noteWish } from "../../storage/wishes.ts";

/**
 * Who has had a course would like to become a peer, or would not any more (ASG-11). The coordinator sees that; what comes
 * of it the two of them talk about. It is held as long as the course's citizen is known, and said twice it is said once.
 */
export const wishToGive = (deps: Deps) => async ({ referralId, wishes }: z.infer<typeof peerCommands.WishToGive>, who: Actor) => {
  const { runner: { pool, clock, onCommitted }, assignments, ids } = deps;
  const { id } = await getAssignmentOfCitizen(pool, deps, referralId, who.subjectId);
  await inTransaction(pool, async (tx) => {
    const assignment = (await assignments.store.lock(tx, [id])).get(id)?.state;
    if (assignment === undefined || !(await deps.held.subjects.isHeld(tx, id))) throw new DomainError("NOT_FOUND");
    if (!assignment.hadStarted) throw new DomainError("ASSIGNMENT_WRONG_STATE", { detail: { state: assignment.status, command: "wishToGive" } });
    await noteWish(tx, id, wishes);
    await appendToOutbox(tx, [announcement(AssignmentChanged, referralId, { referralId, assignmentId: id })], { ids, at: clock.now(), call: currentCall() });
  });
  onCommitted();
  return { referralId, wishes };
};
