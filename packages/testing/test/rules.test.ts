import { describe, expect, it } from "vitest";
import { formatRules, reportRules } from "../src/rules/rules-report.ts";
import { readRuleBook } from "../src/rules/rule-book.ts";
import { readTestTitles } from "../src/rules/test-titles.ts";
import { temporaryTree } from "./temporary-tree.ts";

describe("the list of rules and the tests that carry them", () => {
  const root = temporaryTree({
    "infra/rules.md": "# Rules\n- **ZEB-01** Stripes are black.\n- **ZEB-02** Stripes are white.\n- **OKA-01** Necks are long.\n",
    "services/a/test/stripes.test.ts": `
      // ZEB-02 in a comment
      const text = "ZEB-02 in a string";
      describe("stripes", () => { it(\`ZEB-01 stripe \${text} holds\`, () => {}); });
      it.skip("OKA-01 sleeps", () => {});
      it("ISO-01 is another family", () => {});
    `,
    "services/a/e2e/page.e2e.ts": `test.each([["OKA-01"]])("ZEB-01, ZEB-07 and ZEB-7 %s", () => {});`,
    "services/a/node_modules/b/b.test.ts": `it("ZEB-02 of somebody else", () => {});`,
    "services/a/src/plain.ts": `it("ZEB-02 in a file that is no test", () => {});`,
  });

  it("finds each number in titles alone, and names those that do not exist", () => {
    const report = reportRules(root);
    expect(report.rules.map(({ number, tests }) => ({ number, tests }))).toEqual([
      {
        number: "ZEB-01",
        tests: [
          { file: "services/a/e2e/page.e2e.ts", title: "ZEB-01, ZEB-07 and ZEB-7 %s" },
          { file: "services/a/test/stripes.test.ts", title: "ZEB-01 stripe ${text} holds" },
        ],
      },
      { number: "ZEB-02", tests: [] },
      { number: "OKA-01", tests: [] },
    ]);
    expect(report.unknown).toEqual([
      { number: "ZEB-07", file: "services/a/e2e/page.e2e.ts" },
      { number: "ZEB-7", file: "services/a/e2e/page.e2e.ts" },
    ]);
    expect(formatRules(report)).toMatch(/ZEB-02 Stripes are white[\s\S]+names ZEB-07[\s\S]+1 of 3 rules/);
  });

  it("refuses a rule book without rules or with one number twice", () => {
    expect(() => readRuleBook("# Rules\n")).toThrow(/no rule/);
    expect(() => readRuleBook("- **ZEB-01** One.\n- **ZEB-01** Two.\n")).toThrow(/ZEB-01 twice/);
  });
});

describe("what counts as a title", () => {
  it.each([
    { source: `it("plain", f)`, titles: ["plain"] },
    { source: "test.concurrent.for(rows)('rows %s', f)", titles: ["rows %s"] },
    { source: "it.each`a | b\n${1} | ${2}`('table $a', f)", titles: ["table $a"] },
    { source: "describe.skipIf(!kafka)('outer', () => { it('inner ' + name + ' end', f) })", titles: ["outer", "inner … end"] },
    { source: "describeWithFixtures('outer', (dir) => { it('inner', f) })", titles: ["outer", "inner"] },
    { source: "describe('empty', () => {})", titles: [] },
    { source: "describe.skip('outer', () => { it('inner', f) })", titles: [] },
    { source: "describe('outer', () => { it.todo('inner') })", titles: [] },
    { source: "for (const c of cases) { it(`of ${c.name}`, f) }", titles: ["of ${c.name}"] },
    { source: "expect('it').toBe(describeIt('no title'))", titles: [] },
  ])("$source → $titles", ({ source, titles }) => {
    expect(readTestTitles(source, "a.test.ts")).toEqual(titles);
  });
});
