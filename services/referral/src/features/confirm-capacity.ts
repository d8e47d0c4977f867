import { CapacityConfirmed, type referralCommands } from "@haandslag/contracts";
import { announcement, appendToOutbox, currentCall, DomainError, runOnce } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Deps } from "../ports/deps.ts";

export interface ConfirmedCapacity { readonly serviceId: string; readonly places: number; readonly waitingWeeks: number; readonly confirmedAt: string }

/**
 * A coordinator says how it stands with one of the organisation's own services: as it was, or otherwise; it counts as
 * confirmed now (REF-14), and whoever chooses among organisations is told.
 */
export const confirmCapacity = ({ runner, referrals, directory, ids }: Pick<Deps, "runner" | "referrals" | "directory" | "ids">) => async (input: z.infer<typeof referralCommands.ConfirmCapacity>, who: Actor): Promise<ConfirmedCapacity> => {
  const confirmed = await runOnce(runner, referrals.store, { name: "confirmCapacity", input }, async (tx, now) => {
    const { serviceId, places, waitingWeeks } = input;
    const { tenantId: organisationId } = who;
    if (organisationId === undefined || !(await directory.confirmCapacity(tx, { organisationId, serviceId, places, waitingWeeks, at: now }))) throw new DomainError("NOT_FOUND");
    await appendToOutbox(tx, [announcement(CapacityConfirmed, organisationId, { organisationId })], { ids, at: now, call: currentCall() });
    return { serviceId, places, waitingWeeks, confirmedAt: now.toISOString() };
  });
  runner.onCommitted();
  return confirmed;
};
