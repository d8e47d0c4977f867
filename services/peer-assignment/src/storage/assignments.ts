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
