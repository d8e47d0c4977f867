import { parseSync, Visitor } from "oxc-parser";
import type { Argument, CallExpression, Expression } from "oxc-parser";

/** Also a `describe` of our own, such as `describeWithFixtures`. */
const testWord = /^(?:it|test|suite|describe(?:[A-Z]\w*)?)$/;
const asleep = new Set(["skip", "todo"]);

/**
 * The titles of a test file: first arguments of `it`, `test`, `describe` and `suite`, with their modifiers
 * (`.each`, `.for`, `.skipIf(…)`, …). Placeholders of a template stay as `${…}`; comments and other strings never count.
 * Titles that never run (`.skip`, `.todo`, or inside such a `describe`) and a `describe` without a test are left out,
 * since they check nothing.
 */
export function readTestTitles(source: string, file: string): string[] {
  const parsed = parseSync(file, source);
  if (parsed.errors[0]) throw new Error(`${file} cannot be parsed: ${parsed.errors[0].message}`);

  type Title = { text: string; isTest: boolean; isAsleep: boolean; holdsTest: boolean };
  const titles: Title[] = [];
  const open: { call: CallExpression; title: Title }[] = [];
  new Visitor({
    CallExpression(call) {
      const callee = readCallee(call.callee);
      const text = callee && readText(call.arguments[0], source);
      if (!callee || text === undefined) return;
      const isTest = callee.root === "it" || callee.root === "test";
      const isAsleep = callee.modifiers.some((word) => asleep.has(word)) || open.some(({ title }) => title.isAsleep);
      const title = { text, isTest, isAsleep, holdsTest: isTest && !isAsleep };
      if (title.holdsTest) for (const outer of open) outer.title.holdsTest = true;
      titles.push(title);
      open.push({ call, title });
    },
    "CallExpression:exit"(call) {
      if (open.at(-1)?.call === call) open.pop();
    },
  }).visit(parsed.program);
  return titles.filter((title) => title.holdsTest).map((title) => title.text);
}

/** `it.skipIf(x).each(rows)` → root `it`, modifiers `skipIf` and `each`; undefined for any other callee. */
function readCallee(callee: Expression): { root: string; modifiers: string[] } | undefined {
  switch (callee.type) {
    case "Identifier":
      return testWord.test(callee.name) ? { root: callee.name, modifiers: [] } : undefined;
    case "MemberExpression": {
      const inner = callee.object.type === "Super" ? undefined : readCallee(callee.object);
      return inner && callee.property.type === "Identifier"
        ? { root: inner.root, modifiers: [...inner.modifiers, callee.property.name] }
        : undefined;
    }
    case "CallExpression":
      return readCallee(callee.callee);
    case "TaggedTemplateExpression":
      return readCallee(callee.tag);
    default:
      return undefined;
  }
}

/** The text of a string, a template or a sum of them; undefined for anything else, so that `it.each(rows)` is no title. */
function readText(node: Argument | undefined, source: string): string | undefined {
  if (node?.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  if (node?.type === "TemplateLiteral") {
    return node.quasis
      .map((quasi, at) => {
        const hole = node.expressions[at];
        return quasi.value.cooked + (hole ? `\${${source.slice(hole.start, hole.end)}}` : "");
      })
      .join("");
  }
  if (node?.type === "BinaryExpression" && node.operator === "+") {
    const parts = [node.left, node.right].map((part) => readText(part, source));
    return parts.some((part) => part !== undefined) ? parts.map((part) => part ?? "…").join("") : undefined;
  }
  return undefined;
}
