import type { Queryable } from "@haandslag/service-kit";
import type { CourseSubject } from "../domain/course/access.ts";

/** Only inside a transaction that holds the course's row: else it could come back after it was forgotten. */
export async function holdSubject(tx: Queryable, referralId: string, pseudonym: string): Promise<void> {
  await tx.query("INSERT INTO course_subject (referral_id, pseudonym) VALUES ($1, $2) ON CONFLICT DO NOTHING", [referralId, pseudonym]);
}

export async function findSubject(db: Queryable, referralId: string): Promise<CourseSubject | undefined> {
  const { rows } = await db.query<CourseSubject>({
    name: "course-subject",
    text: `SELECT c.organisation_id AS "organisationId", s.pseudonym FROM course_subject s JOIN course c ON c.id = s.referral_id WHERE s.referral_id = $1`,
    values: [referralId],
  });
  return rows[0];
}

/** CON-25. Safe to repeat. */
export async function forgetSubject(tx: Queryable, referralId: string): Promise<void> {
  await tx.query("DELETE FROM course_subject WHERE referral_id = $1", [referralId]);
}
