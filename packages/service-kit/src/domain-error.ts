import type { ErrorCode, FieldError, Refusal } from "@haandslag/contracts";

/** A refusal with a closed code, on its way to the transport. The message is for the log: codes only, never values. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, string>>;
  readonly fields: readonly FieldError[];

  constructor(code: ErrorCode, o: { detail?: Readonly<Record<string, string>>; fields?: readonly FieldError[]; cause?: unknown } = {}) {
    super(code, o.cause === undefined ? undefined : { cause: o.cause });
    this.name = "DomainError";
    this.code = code;
    this.detail = o.detail ?? {};
    this.fields = o.fields ?? [];
  }
}

/** A refusal that is about one field of the input (`detail.field`) says so as an invalid input does. */
export const fromRefusal = ({ refused, detail }: Refusal): DomainError =>
  new DomainError(refused, { detail, ...(detail["field"] === undefined ? {} : { fields: [{ field: detail["field"], code: "NOT_ALLOWED_HERE", text: "This cannot stand here." }] }) });
