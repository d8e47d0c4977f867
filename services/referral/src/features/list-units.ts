import type { referralCommands, Unit } from "@haandslag/contracts";
import type { z } from "zod";
import type { Deps } from "../ports/deps.ts";
import { unitsNamed } from "../storage/units.ts";

/** What the units of some authorities are called, to everybody who is logged in. One that has no name is left out. */
export const listUnits = ({ runner }: Pick<Deps, "runner">) => async ({ authorityIds }: z.infer<typeof referralCommands.ListUnits>): Promise<readonly Unit[]> => unitsNamed(runner.pool, authorityIds);
