import { expect, test } from "vitest";
import { localProtectionRegister } from "../src/index.ts";

test("CON-28 whoever the register does not know is unknown, and so is a number that cannot be read", async () => {
  const register = localProtectionRegister([["150277-9995", "protected"], ["2512489996", "not-protected"]]);
  expect(await register.statusOf("1502779995")).toBe("protected");
  expect(await register.statusOf("251248-9996")).toBe("not-protected");
  expect(await register.statusOf("0108629996")).toBe("unknown");
  expect(await register.statusOf("constructor")).toBe("unknown");
});

test("CON-26 a table with a number that cannot be read is refused without showing it", () => {
  expect(() => localProtectionRegister([["3102779995", "protected"]])).toThrow(/^The table of protected people has a number that cannot be read: CPR_NOT_A_DATE$/);
});
