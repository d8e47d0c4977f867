/** A CPR number where it is digits alone (with or without hyphen and spaces), else a name; nothing where it is too short to look for. */
export function wantedBy(typed: string): { readonly cprNumber: string } | { readonly name: string } | undefined {
  const text = typed.trim();
  const digits = text.replaceAll(/[\s-]/g, "");
  if (/^\d+$/.test(digits)) return digits.length === 10 ? { cprNumber: digits } : undefined;
  return text.length < 2 ? undefined : { name: text };
}
