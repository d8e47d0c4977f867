import type { DataCategory } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";
import type { HeldProfile } from "../domain/matching/profile.ts";

/** Whom an assignment is about, and what was disclosed for it. Nothing else here ties the two. */
export interface HeldSubject {
  readonly assignmentId: string;
  readonly organisationId: string;
  readonly pseudonym: string;
  readonly profile: HeldProfile | null;
  readonly generation: number;
}

export async function holdSubject(tx: Queryable, of: { assignmentId: string; organisationId: string; pseudonym: string }): Promise<void> {
  await tx.query("INSERT INTO held_subject (assignment_id, organisation_id, pseudonym) VALUES ($1, $2, $3)", [of.assignmentId, of.organisationId, of.pseudonym]);
}

export async function findHeldSubject(db: Queryable, assignmentId: string): Promise<HeldSubject | undefined> {
  const { rows } = await db.query<HeldSubject>({
    name: "held-subject",
    text: `SELECT assignment_id AS "assignmentId", organisation_id AS "organisationId", pseudonym, profile, generation FROM held_subject WHERE assignment_id = $1`,
    values: [assignmentId],
  });
  return rows[0];
}

/**
 * Keeps a disclosed profile, unless the consent was narrowed or ended since the disclosure was asked for: then what was
 * answered may hold a category that is gone by now (CON-21).
 * @returns whether it was kept
 */
export async function keepProfile(db: Queryable, before: HeldSubject, profile: HeldProfile): Promise<boolean> {
  const { rowCount } = await db.query("UPDATE held_subject SET profile = $3 WHERE assignment_id = $1 AND generation = $2", [before.assignmentId, before.generation, JSON.stringify(profile)]);
  return rowCount === 1;
}

/** Of what is held, leaves these categories; none: no profile at all. */
export async function narrowProfile(tx: Queryable, assignmentId: string, categories: readonly DataCategory[]): Promise<void> {
  const gone = (["situation", "wishes", "practical"] as const).filter((category) => !categories.includes(category));
  await tx.query(
    `UPDATE held_subject SET generation = generation + 1, profile = CASE WHEN cardinality($2::text[]) = 3 THEN NULL ELSE profile - $2::text[] END WHERE assignment_id = $1`,
    [assignmentId, gone],
  );
}

/** Everything that was held for a referral's consent: gone, in the caller's transaction (CON-25). */
export async function eraseHeld(tx: Queryable, assignmentId: string): Promise<void> {
  for (const table of ["session", "avoided_peer", "held_subject"]) await tx.query(`DELETE FROM ${table} WHERE assignment_id = $1`, [assignmentId]);
}
