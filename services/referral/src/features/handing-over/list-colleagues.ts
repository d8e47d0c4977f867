import type { Actor } from "@haandslag/service-kit/auth";
import type { Deps } from "../../ports/deps.ts";
import { staffOf } from "../../ports/staff-of.ts";
import type { StaffMember } from "../../storage/staff.ts";

/** The caseworkers of the caller's own unit, to whom a case can be handed over; the caller among them. */
export const listColleagues = ({ runner, staff }: Pick<Deps, "runner" | "staff">) => async (who: Actor): Promise<readonly StaffMember[]> => {
  const { authorityId, unitId } = staffOf(who);
  return staff.caseworkersOf(runner.pool, { authorityId, unitId });
};
