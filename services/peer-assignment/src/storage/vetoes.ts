import type { Queryable } from "@haandslag/service-kit";
import { entryIdOf, type Vault } from "@haandslag/vault";
import { type HeldSubjects, pseudonymEntry } from "./held-subjects.ts";

const vetoEntry = (assignmentId: string): string => entryIdOf("haandslag avoided peers", assignmentId.toLowerCase());

/** Whom citizens avoid, sealed as everything that is held of them. A row of `avoided_peer` says no more than that there is somebody. */
export function vetoesOn(vault: Vault, held: HeldSubjects) {
  return {
    /** Only inside a transaction that holds the assignment's row: else it could come back after an erasure. */
    async add(tx: Queryable, assignmentId: string, peerId: string): Promise<void> {
      const before = ((await vault.open(tx, vetoEntry(assignmentId))) as string[] | undefined) ?? [];
      await tx.query("INSERT INTO avoided_peer (assignment_id) VALUES ($1) ON CONFLICT DO NOTHING", [assignmentId]);
      await held.seal(tx, assignmentId, { owner: "avoided-peers", id: vetoEntry(assignmentId), content: [...new Set([...before, peerId])] });
    },
    /**
     * Whom these assignments' citizens avoid, under whichever referral to this organisation they said so. For decisions
     * alone: it is shown to nobody (ASG-03). Who is the same citizen is known by the pseudonyms, opened here to compare:
     * those of the organisation's few assignments with a veto.
     */
    async avoidedFor(db: Queryable, assignmentIds: readonly string[]): Promise<Map<string, string[]>> {
      const { rows } = await db.query<{ asked: string; vetoed: string }>({
        name: "avoided-for",
        text: `SELECT asked.assignment_id AS asked, vetoed.assignment_id AS vetoed
               FROM held_subject asked JOIN held_subject vetoed ON vetoed.organisation_id = asked.organisation_id JOIN avoided_peer a ON a.assignment_id = vetoed.assignment_id
               WHERE asked.assignment_id = ANY($1)`,
        values: [[...assignmentIds]],
      });
      const opened = await vault.openMany(db, [...new Set(rows.flatMap(({ asked, vetoed }) => [pseudonymEntry(asked), pseudonymEntry(vetoed), vetoEntry(vetoed)]))]);
      const avoided = new Map<string, string[]>();
      for (const { asked, vetoed } of rows) {
        const citizen = opened.get(pseudonymEntry(asked));
        if (citizen === undefined || citizen !== opened.get(pseudonymEntry(vetoed))) continue;
        avoided.set(asked, [...(avoided.get(asked) ?? []), ...((opened.get(vetoEntry(vetoed)) as string[] | undefined) ?? [])]);
      }
      return avoided;
    },
  };
}
export type Vetoes = ReturnType<typeof vetoesOn>;
