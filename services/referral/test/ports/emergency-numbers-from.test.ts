import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emergencyNumbersFrom } from "../../src/ports/emergency-numbers-from.ts";

test("REF-16 the operator's file confirms a published number or says one; what it does not name is left out, and a wrong file ends the start in words", async () => {
  const folder = mkdtempSync(join(tmpdir(), "numbers-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "numbers.json");
  const from = (content: string) => {
    writeFileSync(file, content);
    return emergencyNumbersFrom(file);
  };
  expect(await emergencyNumbersFrom(undefined)).toEqual([]);
  expect(await from(JSON.stringify([{ regionId: "region-1084", confirmedOn: "2026-11-20" }, { regionId: "region-1082", number: "12 34 56 78", confirmedOn: "2026-11-20" }])))
    .toEqual([{ regionId: "region-1084", number: "1813", confirmedOn: "2026-11-20" }, { regionId: "region-1082", number: "12 34 56 78", confirmedOn: "2026-11-20" }]);
  await expect(from(JSON.stringify([{ regionId: "region-1082", confirmedOn: "2026-11-20" }]))).rejects.toThrow("region-1082");
  await expect(from(JSON.stringify([{ regionId: "region-1082", number: "ring", confirmedOn: "2026-11-20" }]))).rejects.toThrow("0.number");
  await expect(from("[")).rejects.toThrow("no JSON");
});
