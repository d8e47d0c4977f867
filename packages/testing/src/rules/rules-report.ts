import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listProjectFiles } from "../project-files.ts";
import { readRuleBook, ruleNumbersIn } from "./rule-book.ts";
import type { Rule } from "./rule-book.ts";
import { readTestTitles } from "./test-titles.ts";

export type CarryingTest = { file: string; title: string };
export type RulesReport = {
  rules: (Rule & { tests: CarryingTest[] })[];
  /** Numbers in test titles that the rule book does not have. */
  unknown: { number: string; file: string }[];
};

/** Matches the rule book of the project at `root` with the titles of all its tests. */
export function reportRules(root: string): RulesReport {
  const book = readRuleBook(readFileSync(join(root, "infra", "rules.md"), "utf8"));
  const known = new Map(book.map((rule) => [rule.number, { ...rule, tests: [] as CarryingTest[] }]));
  const unknown: RulesReport["unknown"] = [];
  for (const file of listProjectFiles(root, "**/*.{test.ts,test.tsx,spec.ts,e2e.ts}")) {
    for (const title of readTestTitles(readFileSync(join(root, file), "utf8"), file)) {
      for (const number of ruleNumbersIn(title, book)) {
        const rule = known.get(number);
        if (rule) rule.tests.push({ file, title });
        else unknown.push({ number, file });
      }
    }
  }
  return { rules: [...known.values()], unknown };
}

/** The report for a terminal: each rule with its tests, then those without, then numbers that do not exist. */
export function formatRules({ rules, unknown }: RulesReport): string {
  const carried = rules.filter((rule) => rule.tests.length > 0);
  const bare = rules.filter((rule) => rule.tests.length === 0);
  return [
    ...carried.flatMap((rule) => [`${rule.number} ${rule.text}`, ...rule.tests.map((test) => `  ${test.file}: ${test.title}`)]),
    "",
    ...(bare.length > 0 ? ["Without a test:", ...bare.map((rule) => `  ${rule.number} ${rule.text}`), ""] : []),
    ...unknown.map(({ number, file }) => `${file} names ${number}, which infra/rules.md does not have: correct the title.`),
    `${carried.length} of ${rules.length} rules are carried by tests.`,
  ].join("\n");
}
