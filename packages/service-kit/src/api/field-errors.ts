import type { FieldError } from "@haandslag/contracts";
import { z } from "zod";
import { noText } from "./only-text.ts";

type Issue = z.core.$ZodIssue;

/**
 * Zod's issues do not carry the input (rightly: they end up in logs), so afterwards nothing tells what was left out from
 * what is of a wrong type. Only here, while the issue is made, can it be seen.
 */
const missing = "Left out.";
const brokenText = "No text.";
z.config({ customError: ({ input }) => (input === undefined ? missing : input === noText ? brokenText : undefined) });

/** So many are told at once: a body of a megabyte can hold hundreds of thousands of mistakes. */
const most = 50;

/** Zod's issues as field errors in words a user understands. Never the value that was sent. */
export function fieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.slice(0, most).flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.slice(0, most).map((_key, i) => ({ field: place([...issue.path, `(unknown ${i + 1})`]), code: "UNKNOWN_FIELD" as const, text: "This field is not known here. Leave it out." }));
    }
    if (issue.code === "invalid_union" && issue.errors.length > 0) {
      const nearest = issue.errors.reduce((a, b) => (b.length < a.length ? b : a));
      return fieldErrors(nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) as Issue[]);
    }
    return [{ field: place(issue.path), ...codeAndText(issue) }];
  });
}

const place = (path: readonly PropertyKey[]): string => (path.length === 0 ? "(input)" : path.map(String).join("."));

function codeAndText(issue: Issue): Pick<FieldError, "code" | "text"> {
  if (issue.message === missing) return { code: "MISSING", text: "This field is missing." };
  if (issue.message === brokenText) return { code: "WRONG_FORMAT", text: "This holds something that is no text: a NUL character, or half of a pair of surrogates. Leave it out." };
  switch (issue.code) {
    case "invalid_type":
      return { code: "WRONG_TYPE", text: `Write this as ${issue.expected === "int" ? "a whole number" : `a value of type ${issue.expected}`}.` };
    case "too_small":
      return { code: "TOO_SHORT", text: `At least ${issue.minimum} ${issue.origin === "string" ? "characters" : issue.origin === "array" ? "entries" : ""}`.trim() + "." };
    case "too_big":
      return { code: "TOO_LONG", text: `At most ${issue.maximum} ${issue.origin === "string" ? "characters" : issue.origin === "array" ? "entries" : ""}`.trim() + "." };
    case "invalid_value":
      return { code: "NOT_ONE_OF", text: `One of: ${issue.values.map(String).join(", ")}.` };
    case "invalid_union":
      return { code: "NOT_ONE_OF", text: "This names none of the variants that can stand here." };
    case "invalid_format":
      return { code: "WRONG_FORMAT", text: "This is not written in the form that this field has." };
    default:
      return { code: "NOT_ALLOWED_HERE", text: "This cannot stand here." };
  }
}
