import type { referralCommands } from "@haandslag/contracts";
import { DomainError, inTransaction } from "@haandslag/service-kit";
import type { z } from "zod";
import type { Deps } from "../ports/deps.ts";
import { nameUnits } from "../storage/units.ts";

/** Puts organisations into the directory, and names of authorities' units, all or none; each entry replaces the one that was there. */
export const importDirectory = ({ runner, directory }: Pick<Deps, "runner" | "directory">) => async ({ organisations, units }: z.infer<typeof referralCommands.ImportDirectory>): Promise<{ organisations: number }> => {
  await inTransaction(runner.pool, async (tx) => {
    for (const [n, entry] of organisations.entries()) {
      if (await directory.put(tx, entry)) continue;
      throw new DomainError("INPUT_INVALID", { fields: [{ field: `organisations.${n}.services`, code: "NOT_ALLOWED_HERE", text: "One of these services' ids is taken. Give each service an id of its own." }] });
    }
    await nameUnits(tx, units);
  });
  return { organisations: organisations.length };
};
