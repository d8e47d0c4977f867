import type { KeyObject } from "node:crypto";
import { parseCprNumber } from "@haandslag/denmark";
import { DomainError } from "@haandslag/service-kit";
import { subjectIdFor } from "@haandslag/vault";

/** Whose CPR number it is, inside. @throws DomainError CPR_NUMBER_INVALID, naming the field and no value */
export function subjectIdIn(text: string, field: string, subjectKey: KeyObject): string {
  const parsed = parseCprNumber(text);
  if (parsed.ok) return subjectIdFor(subjectKey, parsed.cprNumber);
  throw new DomainError("CPR_NUMBER_INVALID", { fields: [{ field, code: "WRONG_FORMAT", text: "This is not a CPR number: its first six digits are no date." }] });
}
