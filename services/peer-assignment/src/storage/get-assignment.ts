import { DomainError, type Queryable, type Stored } from "@haandslag/service-kit";
import type { Assignment } from "../domain/assignment/state.ts";
import { type Assignments, findAssignmentId } from "./assignments.ts";
import type { Held } from "./held.ts";
import type { HeldSubject } from "./held-subjects.ts";

/** @throws DomainError NOT_FOUND */
export async function getAssignment(db: Queryable, assignments: Assignments, referralId: string): Promise<Stored<Assignment>> {
  const id = await findAssignmentId(db, referralId);
  const stored = id === undefined ? undefined : await assignments.store.find(db, id);
  if (stored === undefined) throw new DomainError("NOT_FOUND");
  return stored;
}

/**
 * The assignment, where it is this citizen's: known by the pseudonym that their token derives to (CON-27, CON-29).
 * @throws DomainError NOT_FOUND where it is not there, is another's, or has been erased: the same answer
 */
export async function getAssignmentOfCitizen(
  db: Queryable, { assignments, held: { subjects }, pseudonymOf }: { readonly assignments: Assignments; readonly held: Held; pseudonymOf(organisationId: string, subjectId: string): string }, referralId: string, subjectId: string | undefined,
): Promise<Stored<Assignment> & { held: HeldSubject }> {
  const stored = await getAssignment(db, assignments, referralId);
  const held = await subjects.find(db, stored.id);
  if (held === undefined || subjectId === undefined || pseudonymOf(held.organisationId, subjectId) !== held.pseudonym) throw new DomainError("NOT_FOUND");
  return { ...stored, held };
}
