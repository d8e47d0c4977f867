/** A numbered sentence of `infra/rules.md` that a test can fail. */
export type Rule = { number: string; text: string };

const ruleLine = /^- \*\*(?<number>[A-Z]{3}-\d{2})\*\* (?<text>.+)$/;

/** Reads the rules out of the Markdown of `infra/rules.md`, in its order. Throws when a number stands twice or none is there. */
export function readRuleBook(markdown: string): Rule[] {
  const rules = markdown.split("\n").flatMap((line) => {
    const found = ruleLine.exec(line)?.groups;
    return found?.number && found.text ? [{ number: found.number, text: found.text.trim() }] : [];
  });
  if (rules.length === 0) throw new Error("The rule book holds no rule: each is a line `- **ABC-01** sentence`.");
  const twice = rules.find((rule, at) => rules.findIndex((other) => other.number === rule.number) !== at);
  if (twice) throw new Error(`The rule book has ${twice.number} twice: give one of them the next free number.`);
  return rules;
}

/** Finds rule numbers of the book's families (`CON-07`) in a title, also numbers that the book does not have. */
export function ruleNumbersIn(title: string, rules: readonly Rule[]): string[] {
  const families = [...new Set(rules.map((rule) => rule.number.slice(0, 3)))];
  return [...new Set(title.match(new RegExp(`\\b(?:${families.join("|")})-\\d+\\b`, "g")) ?? [])];
}
