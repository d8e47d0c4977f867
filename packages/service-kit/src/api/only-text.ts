/** Stands where a string stood that is no text: the field's own schema then refuses it, at its own place. */
export const noText: unique symbol = Symbol("no text");

/**
 * NUL and halves of a surrogate pair can stand in a JSON string, and in no `text` or `jsonb` of PostgreSQL (it answers
 * 22P05, 22P02 or 22021), so they must be refused before anything is asked of it (OPS-04).
 */
const isText = (value: string): boolean => value.isWellFormed() && !value.includes("\0");

/**
 * Parsed JSON with `noText` in place of each string that is none. Changes what it is given: an input is ours alone.
 * Without recursion, since a body may be nested deeper than the stack.
 */
export function onlyText(input: unknown): unknown {
  if (typeof input === "string") return isText(input) ? input : noText;
  const toVisit: unknown[] = [input];
  while (toVisit.length > 0) {
    const holder = toVisit.pop();
    if (typeof holder !== "object" || holder === null) continue;
    for (const [key, value] of Object.entries(holder)) {
      if (typeof value === "object") toVisit.push(value);
      else if (typeof value === "string" && !isText(value)) (holder as Record<string, unknown>)[key] = noText;
    }
  }
  return input;
}
