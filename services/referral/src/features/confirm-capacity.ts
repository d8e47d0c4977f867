import type { referralCommands } from "@haandslag/contracts";
import { DomainError, runOnce } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Deps } from "../ports/deps.ts";

export interface ConfirmedCapacity { readonly serviceId: string; readonly places: number; readonly waitingWeeks: number; readonly confirmedAt: string }

/** A coordinator says how it stands with one of the organisation's own services: as it was, or otherwise; it counts as confirmed now (REF-14). */
export const confirmCapacity = ({ runner, referrals, directory }: Pick<Deps, "runner" | "referrals" | "directory">) => (input: z.infer<typeof referralCommands.ConfirmCapacity>, who: Actor): Promise<ConfirmedCapacity> =>
  runOnce(runner, referrals.store, { name: "confirmCapacity", input }, async (tx, now) => {
    const { serviceId, places, waitingWeeks } = input;
    if (who.tenantId === undefined || !(await directory.confirmCapacity(tx, { organisationId: who.tenantId, serviceId, places, waitingWeeks, at: now }))) throw new DomainError("NOT_FOUND");
    return { serviceId, places, waitingWeeks, confirmedAt: now.toISOString() };
  });
