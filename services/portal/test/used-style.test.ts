import { expect, test } from "vitest";
import { keepUsed } from "../src/used-style.ts";

test("the style sheet keeps what the pages name, whole or by its beginning, and loses what they do not", async () => {
  const { css, lost } = await keepUsed(".alert-heading, .accordion { color: red } .button-tertiary:hover { color: red } @media print { .d-print-none { display: none } .d-print-grid { display: grid } } dialog::backdrop { color: red }");
  expect(css.replaceAll(/\s+/g, " ")).toBe(".alert-heading { color: red } .button-tertiary:hover { color: red } @media print { .d-print-none { display: none } } dialog::backdrop { color: red }");
  expect(lost.map((selector) => selector.trim())).toEqual([".accordion", ".d-print-grid"]);
});
