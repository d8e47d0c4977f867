import type { referralCommands } from "@haandslag/contracts";
import { findAuthority, psychiatricNumberFor } from "@haandslag/denmark";
import type { z } from "zod";
import type { Deps } from "../ports/deps.ts";

/** Null where the operator has confirmed none for the region of that authority today (REF-16). */
export interface EmergencyNumbers { readonly psychiatric: { readonly number: string; readonly regionId: string; readonly regionName: string; readonly confirmedOn: string } | null }

export const emergencyNumbers = ({ confirmedNumbers, clock }: Pick<Deps, "confirmedNumbers" | "clock">) => ({ authorityId }: z.infer<typeof referralCommands.EmergencyNumbersOf>): EmergencyNumbers => {
  const found = psychiatricNumberFor(confirmedNumbers, authorityId, clock.now());
  return { psychiatric: found === undefined ? null : { ...found, regionName: findAuthority(found.regionId)?.name ?? "" } };
};
