import type { referralCommands } from "@haandslag/contracts";
import { inTransaction } from "@haandslag/service-kit";
import type { z } from "zod";
import type { Deps } from "../ports/deps.ts";

/** Puts organisations into the directory, all or none; each entry replaces the one that was there. */
export const importDirectory = ({ runner, directory }: Pick<Deps, "runner" | "directory">) => async ({ organisations }: z.infer<typeof referralCommands.ImportDirectory>): Promise<{ organisations: number }> => {
  await inTransaction(runner.pool, async (tx) => {
    for (const entry of organisations) await directory.put(tx, entry);
  });
  return { organisations: organisations.length };
};
