import { type Aggregate, aggregateStore, type Ids, type Queryable } from "@haandslag/service-kit";
import { announce } from "../domain/assignment/announce.ts";
import type { AssignmentCommand } from "../domain/assignment/commands.ts";
import { decide } from "../domain/assignment/decide.ts";
import type { AssignmentEvent } from "../domain/assignment/events.ts";
import { evolve } from "../domain/assignment/evolve.ts";
import type { Assignment } from "../domain/assignment/state.ts";

export type Assignments = Aggregate<Assignment, AssignmentCommand, AssignmentEvent>;

export const assignments = (ids: Ids): Assignments =>
  ({ decider: { decide, evolve, announce }, store: aggregateStore<Assignment, AssignmentEvent>("assignment", ids) });

/** The one assignment of a referral. */
export async function findAssignmentId(db: Queryable, referralId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>({ name: "assignment-of-referral", text: "SELECT id FROM assignment WHERE referral_id = $1", values: [referralId] });
  return rows[0]?.id;
}

/** The assignment of a referral, where it rests on this consent. */
export async function findAssignmentUnder(db: Queryable, of: { readonly referralId: string; readonly consentId: string }): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>({
    name: "assignment-under-consent",
    text: "SELECT a.id FROM assignment a JOIN assignment_consent c ON c.assignment_id = a.id WHERE a.referral_id = $1 AND c.consent_id = $2",
    values: [of.referralId, of.consentId],
  });
  return rows[0]?.id;
}
