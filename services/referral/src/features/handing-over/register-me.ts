import type { referralCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Deps } from "../../ports/deps.ts";
import { staffOf } from "../../ports/staff-of.ts";

/** Who has signed in is known to the colleagues of the unit by the name that the login said (infra/decisions/0019). Said again it is the same. */
export const registerMe = ({ runner, staff }: Pick<Deps, "runner" | "staff">) => async ({ displayName }: z.infer<typeof referralCommands.RegisterMe>, who: Actor): Promise<{ userId: string; displayName: string }> => {
  const { authorityId, unitId } = staffOf(who);
  const { role, userId } = who;
  if (role !== "caseworker" && role !== "team-leader") throw new DomainError("NOT_ALLOWED", { detail: { role } });
  await staff.note(runner.pool, { authorityId, unitId, role, userId, displayName, at: runner.clock.now() });
  return { userId, displayName };
};
