import type { DataCategory, ErasedCode } from "@haandslag/contracts";
import { inTransaction, type Queryable } from "@haandslag/service-kit";
import { entryIdOf, type KeyOwner, type Vault } from "@haandslag/vault";
import type { Pool } from "pg";
import type { HeldProfile } from "../domain/matching/profile.ts";

/** Whom an assignment is about, and what was disclosed for it. Nothing else here ties the two. */
export interface HeldSubject {
  readonly assignmentId: string;
  readonly organisationId: string;
  readonly pseudonym: string;
  readonly profile: HeldProfile | null;
  readonly generation: number;
}

export const pseudonymEntry = (assignmentId: string): string => entryIdOf("haandslag held pseudonym", assignmentId.toLowerCase());
const profileEntry = (assignmentId: string): string => entryIdOf("haandslag held profile", assignmentId.toLowerCase());

/** The keys of what is held for an assignment, and what a receipt calls each. Their tombstones say what there was. */
const erasedAs = { pseudonym: "pseudonym", profile: "profile", sessions: "sessions", "avoided-peers": "avoided-peers" } as const satisfies Partial<Record<KeyOwner, ErasedCode>>;
type HeldOwner = keyof typeof erasedAs;

/**
 * What the organisation's side holds of a citizen, sealed under keys of the assignment's own: a backup of this database
 * says it no longer than the keys exist (CON-25).
 */
export function heldSubjects(vault: Vault) {
  const label = (owner: HeldOwner, assignmentId: string) => ({ owner, aggregateId: assignmentId }) as const;
  const seal = async (tx: Queryable, assignmentId: string, entry: { owner: HeldOwner; id: string; content: unknown }) =>
    vault.seal(tx, { id: entry.id, dataKeyId: await vault.createKey(label(entry.owner, assignmentId)), kind: entry.owner, content: entry.content });
  async function destroy(tx: Queryable, of: { assignmentId: string; owner?: HeldOwner }): Promise<ErasedCode[]> {
    const keys = await vault.listKeys({ aggregateId: of.assignmentId, ...(of.owner === undefined ? {} : { owner: of.owner }) });
    for (const key of keys) {
      if (key.destroyedAt === undefined) await vault.destroyKey(key.id);
      await vault.deleteContent(tx, key.id);
    }
    return [...new Set(keys.flatMap(({ owner }) => (owner in erasedAs ? [erasedAs[owner as HeldOwner]] : [])))];
  }

  return {
    async hold(tx: Queryable, of: { assignmentId: string; organisationId: string; pseudonym: string; consentId: string }): Promise<void> {
      await tx.query("INSERT INTO assignment_consent (assignment_id, consent_id) VALUES ($1, $2)", [of.assignmentId, of.consentId]);
      await tx.query("INSERT INTO held_subject (assignment_id, organisation_id) VALUES ($1, $2)", [of.assignmentId, of.organisationId]);
      await seal(tx, of.assignmentId, { owner: "pseudonym", id: pseudonymEntry(of.assignmentId), content: of.pseudonym });
    },
    async find(db: Queryable, assignmentId: string): Promise<HeldSubject | undefined> {
      const { rows } = await db.query<{ organisationId: string; generation: number }>({
        name: "held-subject", text: `SELECT organisation_id AS "organisationId", generation FROM held_subject WHERE assignment_id = $1`, values: [assignmentId],
      });
      if (rows[0] === undefined) return undefined;
      const opened = await vault.openMany(db, [pseudonymEntry(assignmentId), profileEntry(assignmentId)]);
      const pseudonym = opened.get(pseudonymEntry(assignmentId));
      return typeof pseudonym !== "string" ? undefined : { assignmentId, ...rows[0], pseudonym, profile: (opened.get(profileEntry(assignmentId)) as HeldProfile | undefined) ?? null };
    },
    /** Is anything held for it? Locks it to the end of the transaction, so that what is added is not added after an erasure. */
    async isHeld(tx: Queryable, assignmentId: string): Promise<boolean> {
      return (await tx.query("SELECT 1 FROM held_subject WHERE assignment_id = $1 FOR UPDATE", [assignmentId])).rows.length > 0;
    },
    seal,
    /**
     * Keeps a disclosed profile, unless the consent was narrowed or ended since the disclosure was asked for: then what was
     * answered may hold a category that is gone by now (CON-21).
     * @returns whether it was kept
     */
    keepProfile: (pool: Pool, before: HeldSubject, profile: HeldProfile): Promise<boolean> => inTransaction(pool, async (tx) => {
      const { rows } = await tx.query("SELECT 1 FROM held_subject WHERE assignment_id = $1 AND generation = $2 FOR UPDATE", [before.assignmentId, before.generation]);
      if (rows.length === 1) await seal(tx, before.assignmentId, { owner: "profile", id: profileEntry(before.assignmentId), content: profile });
      return rows.length === 1;
    }),
    /**
     * Of the profile that is held, leaves these categories, under a new key; the old one is destroyed, and with it whatever
     * a backup holds of the rest. Where this fails after that, no profile is left: what is still covered can be opened again.
     * @returns whether something was taken out
     */
    async narrowProfile(tx: Queryable, assignmentId: string, categories: readonly DataCategory[]): Promise<boolean> {
      await tx.query("UPDATE held_subject SET generation = generation + 1 WHERE assignment_id = $1", [assignmentId]);
      const profile = (await vault.open(tx, profileEntry(assignmentId))) as HeldProfile | undefined;
      const left = Object.entries(profile ?? {}).filter(([category]) => categories.some((each) => each === category));
      if (profile !== undefined && left.length === Object.keys(profile).length) return false;
      const gone = await destroy(tx, { assignmentId, owner: "profile" });
      if (left.length > 0) await seal(tx, assignmentId, { owner: "profile", id: profileEntry(assignmentId), content: Object.fromEntries(left) });
      return gone.length > 0;
    },
    /** Everything that was held for a referral's consent: keys first, then rows, in the caller's transaction (CON-25). Safe to repeat. @returns what there ever was */
    async erase(tx: Queryable, assignmentId: string): Promise<ErasedCode[]> {
      await tx.query("SELECT 1 FROM held_subject WHERE assignment_id = $1 FOR UPDATE", [assignmentId]);
      const erased = await destroy(tx, { assignmentId });
      for (const table of ["session", "planned_meeting", "wish_to_give", "avoided_peer", "held_subject"]) await tx.query(`DELETE FROM ${table} WHERE assignment_id = $1`, [assignmentId]);
      return erased;
    },
  };
}
export type HeldSubjects = ReturnType<typeof heldSubjects>;
