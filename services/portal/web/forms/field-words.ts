import type { FieldError as FieldFault } from "@haandslag/contracts";
import type { TFunction } from "i18next";
import type { FieldError } from "react-hook-form";

const codeOfZod: Record<string, FieldFault["code"]> = {
  invalid_type: "MISSING", too_small: "TOO_SHORT", too_big: "TOO_LONG", invalid_format: "WRONG_FORMAT", invalid_value: "NOT_ONE_OF", invalid_union: "NOT_ONE_OF", unrecognized_keys: "UNKNOWN_FIELD", custom: "NOT_ALLOWED_HERE",
};

/** How to write a field right: by its name where there are words for it (`fields.named`), else by what is wrong. */
export function wordsOfField(t: TFunction<"errors">, name: string, error: FieldError, value: unknown): string {
  const isEmpty = value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
  const code = isEmpty ? "MISSING" : (codeOfZod[error.type] ?? error.type);
  const last = name.split(".").filter((part) => !/^\d+$/.test(part)).at(-1) ?? name;
  return isEmpty ? t(`fields.${code}` as never) : t([`fields.named.${last}`, `fields.${code}`, "fields.NOT_ALLOWED_HERE"] as never);
}
