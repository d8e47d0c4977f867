import { ChangedMeanwhile, type Queryable } from "@haandslag/service-kit";
import type { Vault } from "@haandslag/vault";
import type { Pool } from "pg";
import type { Answers } from "../domain/chime/score.ts";
import type { Courses } from "./courses.ts";

/** A goal in the citizen's own words, and how far they are with it by their own view: 0 (not begun) to 4 (reached). */
export interface GoalWords {
  readonly words: string | null;
  readonly progress: number;
}

type On = { readonly referralId: string; readonly consentId: string };

/**
 * What the citizen wrote. One data key for each consent to measurement: its end destroys what rested on it, and
 * nothing that rests on another.
 *
 * Sealing locks the course first and looks whether the consent is still there. So the end of a consent, which holds the
 * same lock while it destroys, comes wholly before (nothing is sealed, no new key is made) or wholly after (all is erased).
 */
export function ownWords(courses: Courses, vault: Vault) {
  const label = (consentId: string) => ({ owner: "goals", aggregateId: consentId }) as const;

  async function lockedKey(tx: Queryable, { referralId, consentId }: On): Promise<string> {
    const [locked] = (await courses.store.lock(tx, [referralId])).values();
    if (!locked?.state.consents.some((consent) => consent.consentId === consentId && consent.status === "given")) throw new ChangedMeanwhile("course: the consent ended meanwhile");
    return await vault.createKey(label(consentId));
  }

  return {
    async sealAnswers(tx: Queryable, on: On, checkInId: string, answers: Answers): Promise<void> {
      await vault.seal(tx, { id: checkInId, dataKeyId: await lockedKey(tx, on), kind: "answers", content: answers });
    },
    /** Changes a goal's words, or its progress, and keeps the other. */
    async changeGoal(tx: Queryable, on: On, goalId: string, change: Partial<GoalWords>): Promise<void> {
      const dataKeyId = await lockedKey(tx, on);
      const before = (await vault.open(tx, goalId)) as GoalWords | undefined;
      await vault.seal(tx, { id: goalId, dataKeyId, kind: "goal", content: { words: null, progress: 0, ...before, ...change } satisfies GoalWords });
    },
    /** What can be read of these goals and check-ins; what is gone is not in the maps. */
    async open(db: Pool, entries: { readonly goals: readonly string[]; readonly checkIns: readonly string[] }) {
      const opened = await vault.openMany(db, [...entries.goals, ...entries.checkIns]);
      return {
        goal: (id: string) => opened.get(id) as GoalWords | undefined,
        answers: (id: string) => opened.get(id) as Answers | undefined,
      };
    },
    /** OUT-07. The caller holds the course's lock. Safe to repeat. @returns the kinds of what was there */
    async eraseUnder(tx: Queryable, consentId: string): Promise<readonly string[]> {
      const keys = (await vault.listKeys(label(consentId))).map(({ id }) => id);
      const { rows } = await tx.query<{ kind: string }>("SELECT DISTINCT kind FROM sealed_content WHERE data_key_id = ANY($1::uuid[])", [keys]);
      for (const key of keys) {
        await vault.destroyKey(key);
        await vault.deleteContent(tx, key);
      }
      return rows.map(({ kind }) => kind);
    },
  };
}
export type OwnWords = ReturnType<typeof ownWords>;
