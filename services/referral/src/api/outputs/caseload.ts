import { Id } from "@haandslag/contracts";
import { z } from "zod";
import { list } from "./content.ts";

/** Somebody of the unit's staff: the id of a login, and the name that the login said. */
export const ColleagueOutput = z.object({ userId: z.string(), displayName: z.string() });
export const ColleaguesOutput = list(ColleagueOutput.extend({ lastSeenAt: z.string() }));
export const HandedOverOutput = z.object({ referralId: Id, caseworkerId: z.string() });
