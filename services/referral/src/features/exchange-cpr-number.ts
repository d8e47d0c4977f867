import type { referralCommands } from "@haandslag/contracts";
import type { z } from "zod";
import type { Deps } from "../ports/deps.ts";
import { subjectIdIn } from "../ports/subject-id-in.ts";

/** For the login provider and the portal: the number goes in, the subject id comes out, nothing is stored or logged. */
export const exchangeCprNumber = ({ subjectKey }: Pick<Deps, "subjectKey">) => ({ cprNumber }: z.infer<typeof referralCommands.ExchangeCprNumber>): { subjectId: string } =>
  ({ subjectId: subjectIdIn(cprNumber, "cprNumber", subjectKey) });
