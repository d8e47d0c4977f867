import { createSecretKey, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { subjectIdFor } from "@haandslag/vault";
import { expect, onTestFinished, test } from "vitest";
import { protectionRegisterFrom } from "../../src/ports/protection-register-from.ts";

// Of the official series of test persons.
const [listed, notListed] = ["2512489996", "0108589995"];

test("CON-28 the local register knows people by subject id, and whom it does not know it calls unknown", async () => {
  const folder = mkdtempSync(join(tmpdir(), "register-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const key = createSecretKey(randomBytes(32));
  const file = join(folder, "register.json");
  writeFileSync(file, JSON.stringify({ [subjectIdFor(key, listed)]: "protected" }));
  const register = protectionRegisterFrom(file, key);
  expect(await register.statusOf(listed)).toBe("protected");
  expect(await register.statusOf("251248-9996")).toBe("protected");
  expect(await register.statusOf(notListed)).toBe("unknown");
  expect(await protectionRegisterFrom(file, createSecretKey(randomBytes(32))).statusOf(listed), "under another key").toBe("unknown");
  expect(await protectionRegisterFrom(undefined, key).statusOf(listed)).toBe("unknown");
});
