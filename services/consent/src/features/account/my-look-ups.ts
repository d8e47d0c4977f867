import type { consentCommands } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { categoriesSeen } from "../../domain/account/look-up.ts";
import { ownSubject } from "../../domain/policies/may-know.ts";
import { lookUpsOf } from "../../storage/account/look-ups.ts";
import type { ConsentDeps } from "../ports.ts";
import { noteOwnReading } from "../../storage/account/note-look-up.ts";

/** Who of the staff looked at what about the citizen, and the citizen's own readings, newest first. */
export const myLookUps = ({ runner }: ConsentDeps) => async (input: z.infer<typeof consentCommands.MyLookUps>, who: Actor) => {
  await noteOwnReading(runner, who, "own-account");
  return lookUpPage(runner.pool, { subjectId: ownSubject(who), before: input.cursor, limit: input.limit, by: input.by });
};

/** A page of look-ups, as the account has them. */
export async function lookUpPage(db: Queryable, o: { readonly subjectId: string; readonly before: string | undefined; readonly limit: number; readonly by?: "others" | undefined }) {
  const { lines, next } = await lookUpsOf(db, o);
  return {
    lookUps: lines.map(({ id, at, what, ...line }) => ({ lookUpId: id, ...line, at: at.toISOString(), what, categories: [...new Set(what.flatMap(categoriesSeen))] })),
    nextCursor: next,
  };
}
