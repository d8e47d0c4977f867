import { describe, expect, it } from "vitest";
import { compareSurvivors, readExplained, type Survivor, survivorOf } from "../../src/mutation/survivors.ts";
import { projectRoot } from "../../src/project-files.ts";

const survivor: Survivor = { file: "a.ts", line: "return a >= b;", from: "a >= b", to: "a > b" };
const why = "equal cannot be: the ids are unique";

describe("survivors of mutation testing", () => {
  it("are told by file, line, what stood there and what was put in its place", () => {
    const source = "const a = 1;\n  return a >= b;\nif (x) {\n  go();\n}\n";
    expect(survivorOf({ location: { start: { line: 2, column: 10 }, end: { line: 2, column: 16 } }, replacement: "a > b" }, "a.ts", source)).toEqual(survivor);
    expect(survivorOf({ location: { start: { line: 3, column: 8 }, end: { line: 5, column: 2 } }, replacement: "{}" }, "a.ts", source)).toEqual({ file: "a.ts", line: "if (x) {", from: "{ go(); }", to: "{}" });
  });
  it("fail the run where nothing explains them, and so does an explanation of what no longer survives", () => {
    const other = { ...survivor, to: "a < b" };
    expect(compareSurvivors([survivor], [{ ...survivor, why }])).toEqual({ unexplained: [], stale: [] });
    expect(compareSurvivors([other], [{ ...survivor, why }])).toEqual({ unexplained: [other], stale: [{ ...survivor, why }] });
  });
  it("the list of those of the consent domain can be read, and says why of each", () => {
    expect(Array.isArray(readExplained(`${projectRoot}/services/consent/mutation`))).toBe(true);
  });
});
