import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readReady, removeReady, writeReady } from "../src/ready-file.ts";
import type { Ready } from "../src/ready-file.ts";

const ready: Ready = {
  portal: "http://127.0.0.1:4000",
  issuer: "http://127.0.0.1:4001",
  services: { referral: "http://127.0.0.1:4002", consent: "http://127.0.0.1:4003", "peer-assignment": "http://127.0.0.1:4004", outcomes: "http://127.0.0.1:4005" },
  users: [{ name: "Karen Prøve", role: "caseworker", unit: "Voksenstøtte" }],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ready-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("ready.json is there whole or not at all, and gone when the stack stops", async () => {
  expect(await readReady(folder)).toBeUndefined();
  expect(await readReady(join(folder, "never made"))).toBeUndefined();
  await writeReady(folder, ready);
  expect(await readReady(folder)).toEqual(ready);
  expect(readdirSync(folder)).toEqual(["ready.json"]);
  await removeReady(folder);
  await removeReady(folder);
  expect(readdirSync(folder)).toEqual([]);
});

test("a ready.json that no stack wrote is named, not believed", async () => {
  writeFileSync(join(folder, "ready.json"), JSON.stringify({ ...ready, services: {} }));
  await expect(readReady(folder)).rejects.toThrow(/is not what a running stack writes/);
});
