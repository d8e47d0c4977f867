import type { Queryable } from "@haandslag/service-kit";
import { entryIdOf, type Vault } from "@haandslag/vault";
import type { CourseSubject } from "../domain/course/access.ts";

const entryOf = (referralId: string): string => entryIdOf("haandslag course subject", referralId.toLowerCase());

/**
 * Whom a course is about: the organisation's pseudonym for the citizen, sealed under a key of its own, so that a backup of
 * this database says it no longer than we do (CON-25).
 */
export function courseSubjects(vault: Vault) {
  const label = (referralId: string) => ({ owner: "pseudonym", aggregateId: referralId }) as const;
  return {
    /** Only inside a transaction that holds the course's row: else it could come back after it was forgotten. */
    async hold(tx: Queryable, referralId: string, pseudonym: string): Promise<void> {
      const { rowCount } = await tx.query("INSERT INTO course_subject (referral_id) VALUES ($1) ON CONFLICT DO NOTHING", [referralId]);
      if (rowCount === 1) await vault.seal(tx, { id: entryOf(referralId), dataKeyId: await vault.createKey(label(referralId)), kind: "pseudonym", content: pseudonym });
    },
    async find(db: Queryable, referralId: string): Promise<CourseSubject | undefined> {
      const { rows } = await db.query<{ organisationId: string }>({
        name: "course-subject",
        text: `SELECT c.organisation_id AS "organisationId" FROM course_subject s JOIN course c ON c.id = s.referral_id WHERE s.referral_id = $1`,
        values: [referralId],
      });
      const pseudonym = rows[0] && (await vault.open(db, entryOf(referralId)));
      return rows[0] === undefined || typeof pseudonym !== "string" ? undefined : { organisationId: rows[0].organisationId, pseudonym };
    },
    /** CON-25. As `hold`, under the course's lock. Safe to repeat. @returns whether there was something to forget */
    async forget(tx: Queryable, referralId: string): Promise<boolean> {
      for (const key of await vault.listKeys(label(referralId))) {
        await vault.destroyKey(key.id);
        await vault.deleteContent(tx, key.id);
      }
      const { rowCount } = await tx.query("DELETE FROM course_subject WHERE referral_id = $1", [referralId]);
      return rowCount === 1;
    },
  };
}
export type CourseSubjects = ReturnType<typeof courseSubjects>;
