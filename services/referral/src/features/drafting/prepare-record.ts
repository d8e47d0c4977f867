import type { CitizenIdentity } from "@haandslag/contracts";
import { parseCprNumber } from "@haandslag/denmark";
import { DomainError } from "@haandslag/service-kit";
import { subjectIdFor } from "@haandslag/vault";
import type { Deps } from "../../ports/deps.ts";

/** A CPR number as it is kept: ten digits. @throws DomainError CPR_NUMBER_INVALID, naming the field and no value */
function readCprNumber(text: string, field: string): string {
  const parsed = parseCprNumber(text);
  if (parsed.ok) return parsed.cprNumber;
  throw new DomainError("CPR_NUMBER_INVALID", { fields: [{ field, code: "WRONG_FORMAT", text: "This is not a CPR number: its first six digits are no date." }] });
}

/** The citizen as the vault keeps them, and what they are known by inside; null without a CPR number. */
export function identified(citizen: CitizenIdentity, { subjectKey }: Pick<Deps, "subjectKey">): { identity: CitizenIdentity; subjectId: string | null } {
  if (citizen.cprNumber === undefined) return { identity: citizen, subjectId: null };
  const cprNumber = readCprNumber(citizen.cprNumber, "citizen.cprNumber");
  return { identity: { ...citizen, cprNumber }, subjectId: subjectIdFor(subjectKey, cprNumber) };
}
