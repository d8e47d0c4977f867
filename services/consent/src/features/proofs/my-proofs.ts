import type { consentCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { ownSubject } from "../../domain/policies/may-know.ts";
import { citizensRecords } from "../../storage/log/citizens-records.ts";
import type { ConsentDeps } from "../ports.ts";

/** All of the citizen's own that the log commits to, newest first: what `proofOf` can be asked for. */
export const myProofs = ({ runner: { pool } }: ConsentDeps) => async (input: z.infer<typeof consentCommands.MyProofs>, who: Actor) => {
  const { records, next } = await citizensRecords(pool, { subjectId: ownSubject(who), before: input.cursor, limit: input.limit, kind: input.kind });
  return { records, nextCursor: next };
};
