import type { referralCommands } from "@haandslag/contracts";
import { type Authority, authoritiesOn } from "@haandslag/denmark";
import type { z } from "zod";
import type { Deps } from "../ports/deps.ts";

export type AuthorityView = Pick<Authority, "id" | "kind" | "name" | "longName" | "validFrom" | "validToExclusive" | "successorId">;

/** The authorities of a day; today where none is named. Region Østdanmark from 1 January 2027. */
export const listAuthorities = ({ clock }: Pick<Deps, "clock">) => ({ on }: z.infer<typeof referralCommands.ListAuthorities>): AuthorityView[] =>
  authoritiesOn(on === undefined ? clock.now() : new Date(on)).map(({ id, kind, name, longName, validFrom, validToExclusive, successorId }) => ({ id, kind, name, longName, validFrom, validToExclusive, successorId }));
