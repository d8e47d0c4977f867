import type { CompleteRequest } from "./coverage.ts";
import { fieldsOf, readCategories, readId, readParty, readPurpose, readSubjectId } from "./read-form.ts";

export type ReadRequest = CompleteRequest | "REQUEST_INVALID" | "REQUEST_INCOMPLETE";

/** The request as the decision takes it (`DecideDisclosure`), or why it is none. What it leaves out is never a wildcard (CON-02). */
export function readRequest(value: unknown): ReadRequest {
  const fields = fieldsOf(value);
  if (fields === undefined) return "REQUEST_INVALID";
  const referralId = optional(fields["referralId"], readId);
  const subjectId = optional(fields["subjectId"], readSubjectId);
  const discloser = optional(fields["discloser"], readParty);
  const recipient = optional(fields["recipient"], readParty);
  const purpose = optional(fields["purpose"], readPurpose);
  const categories = optional(fields["categories"], readCategories);
  if (referralId === undefined || subjectId === undefined || discloser === undefined || recipient === undefined || purpose === undefined || categories === undefined) return "REQUEST_INVALID";
  if (referralId === leftOut || subjectId === leftOut || discloser === leftOut || recipient === leftOut || purpose === leftOut || categories === leftOut || categories === 0) return "REQUEST_INCOMPLETE";
  return { referralId, subjectId, discloser, recipient, purpose, categories };
}

const leftOut = null;
const optional = <Value>(value: unknown, read: (value: unknown) => Value | undefined): Value | typeof leftOut | undefined => (value === undefined ? leftOut : read(value));
