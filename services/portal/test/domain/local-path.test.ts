import { expect, test } from "vitest";
import { localPathOf } from "../../src/domain/local-path.ts";

test.each(["/", "/henvisninger", "/henvisninger/019aa000-0000-7000-8000-000000000001", "/mine-samtykker?vis=alle&side=2#linje", "/login/again", "/søg/æble", "/a//b", "/apis", "/sessions"])("%s is a page of ours", (path) => {
  expect(localPathOf(path)).toBe(encodeURI(decodeURI(path)));
});

test.each([
  undefined, null, 7, ["/a"], "", "henvisninger", "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n/evil.example", "/ /evil.example",
  "javascript:alert(1)", "/%5Cevil.example/..//", "/.//evil.example", "/..//evil.example", "/x/../..//evil.example", "/api/referral/trpc/x", "/session", "/changes", "/login", "/login?to=/", "/login/callback?code=x", "/logout", "/livez", "/assets/x.js",
  `/${"a".repeat(500)}`, "http:/evil.example", "/\u0000", "/\u007f",
])("%j is none, and leads to the front page or stays here", (path) => {
  const to = localPathOf(path);
  expect(new URL(to, "https://portal.example").origin).toBe("https://portal.example");
  expect(to.startsWith("//")).toBe(false);
  if (path !== "/%5Cevil.example/..//") expect(to).toBe("/");
});
