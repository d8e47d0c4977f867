import type { referralCommands } from "@haandslag/contracts";
import { parseCprNumber } from "@haandslag/denmark";
import { DomainError } from "@haandslag/service-kit";
import { subjectIdFor } from "@haandslag/vault";
import type { z } from "zod";
import type { Deps } from "../ports/deps.ts";

/** For the login provider and the portal: the number goes in, the subject id comes out, nothing is stored or logged. */
export const exchangeCprNumber = ({ subjectKey }: Pick<Deps, "subjectKey">) => ({ cprNumber }: z.infer<typeof referralCommands.ExchangeCprNumber>): { subjectId: string } => {
  const parsed = parseCprNumber(cprNumber);
  if (!parsed.ok) throw new DomainError("CPR_NUMBER_INVALID", { fields: [{ field: "cprNumber", code: "WRONG_FORMAT", text: "This is not a CPR number: its first six digits are no date." }] });
  return { subjectId: subjectIdFor(subjectKey, parsed.cprNumber) };
};
