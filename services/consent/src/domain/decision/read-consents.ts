import type { consentCommands } from "@haandslag/contracts";
import type { DecidableConsent } from "./coverage.ts";
import { fieldsOf, hasOnly, readCategories, readCount, readId, readParty, readPurpose, readSubjectId } from "./read-form.ts";
import { readInstant } from "./read-instant.ts";

/**
 * The consents as the decision takes them, or undefined where one of them cannot be read (`ConsentToDecide`): it could
 * have been the refusal. By hand, since the schema takes three times as long as all the rest of a decision (14 µs for
 * five consents, measured); a property test holds the two together.
 */
export function readConsents(value: unknown): readonly DecidableConsent[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const read: DecidableConsent[] = [];
  for (let i = 0; i < value.length; i++) {
    const consent = readConsent(value[i]);
    if (consent === undefined) return undefined;
    read.push(consent);
  }
  return read;
}

/** By name, and not as the schema has them: a field that it gets some day could be a limit, and is to be read below before it is let through. */
const known: ReadonlySet<string> = new Set<keyof consentCommands.ConsentToDecide>([
  "format", "consentId", "referralId", "subjectId", "purpose", "discloser", "recipient", "status", "categories", "validFrom", "expiresAt", "despiteProtection", "epoch", "position", "yesPosition", "lawRow",
]);

function readConsent(value: unknown): DecidableConsent | undefined {
  const fields = fieldsOf(value);
  if (fields === undefined || fields["format"] !== 1 || !hasOnly(fields, known)) return undefined;
  const { status, despiteProtection, lawRow } = fields;
  if (lawRow !== null && (typeof lawRow !== "string" || lawRow === "")) return undefined;
  if (typeof status !== "string" || status === "" || typeof despiteProtection !== "boolean") return undefined;
  const consentId = readId(fields["consentId"]);
  const referralId = readId(fields["referralId"]);
  const subjectId = readSubjectId(fields["subjectId"]);
  const purpose = readPurpose(fields["purpose"]);
  const discloser = readParty(fields["discloser"]);
  const recipient = readParty(fields["recipient"]);
  if (consentId === undefined || referralId === undefined || subjectId === undefined || purpose === undefined || discloser === undefined || recipient === undefined) return undefined;
  const categories = readCategories(fields["categories"]);
  const validFrom = readInstant(fields["validFrom"]);
  const expiresAt = readInstant(fields["expiresAt"]);
  const epoch = readCount(fields["epoch"]);
  const position = readCount(fields["position"]);
  const yesPosition = fields["yesPosition"] === null ? 0 : readCount(fields["yesPosition"]);
  if (categories === undefined || validFrom === undefined || expiresAt === undefined || epoch === undefined || position === undefined || yesPosition === undefined) return undefined;
  return { consentId, referralId, subjectId, purpose, discloser, recipient, status, categories, validFrom, expiresAt, despiteProtection, epoch, position, yesPosition, lawRow };
}
