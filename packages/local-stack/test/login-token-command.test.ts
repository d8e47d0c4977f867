import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeReady } from "../src/ready-file.ts";
import { cast, startForTest } from "./login-cast.ts";

let login: Awaited<ReturnType<typeof startForTest>>;
let folder: string;
beforeAll(async () => {
  login = await startForTest();
  folder = mkdtempSync(join(tmpdir(), "token-"));
  const at = "http://127.0.0.1:1";
  await writeReady(folder, {
    portal: at, issuer: login.issuer, services: { referral: at, consent: at, "peer-assignment": at, outcomes: at },
    users: cast.map(({ name, role, unit }) => ({ name, role, unit: unit ?? "" })),
  });
});
afterAll(async () => {
  await login.close();
  rmSync(folder, { recursive: true });
});

/** As npm runs it: in the root, the caller's folder in INIT_CWD. */
const token = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const root = join(import.meta.dirname, "../../..");
    execFile(process.execPath, [join(root, "packages/local-stack/src/commands/token.ts"), ...args], { cwd: root, env: { ...process.env, INIT_CWD: join(folder, "..") } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

test("prints the token and nothing else; the name in any case, quoted or not, the folder as the caller sees it", async () => {
  for (const args of [["Karen Prøve", "--data", folder], ["karen", "PRØVE", "--data", `./${folder.split("/").at(-1)}`]]) {
    const { code, stdout, stderr } = await token(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect((await login.verify(`Bearer ${stdout.trim()}`)).role).toBe("caseworker");
  }
});

test("lists who can sign in when nobody, or somebody unknown, is named", async () => {
  for (const args of [["Ukendt"], []]) {
    const { code, stdout, stderr } = await token(...args, "--data", folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("Kirsten Prøve (coordinator, Foreningen Prøven)");
  }
});

test("says in a sentence that no stack runs, or that it does not answer", async () => {
  const none = await token("Karen Prøve", "--data", join(folder, "nothing here"));
  expect(none).toMatchObject({ code: 1, stdout: "" });
  expect(none.stderr).toMatch(/^No stack runs on .*npm start\n$/);

  const killed = await startForTest();
  await killed.close();
  const at = "http://127.0.0.1:1";
  const stale = mkdtempSync(join(tmpdir(), "token-"));
  await writeReady(stale, { portal: at, issuer: killed.issuer, services: { referral: at, consent: at, "peer-assignment": at, outcomes: at }, users: [{ name: "Karen Prøve", role: "caseworker", unit: "" }] });
  const away = await token("Karen Prøve", "--data", stale);
  rmSync(stale, { recursive: true });
  expect(away).toMatchObject({ code: 1, stdout: "" });
  expect(away.stderr).toMatch(/^The login provider at .* did not give a token \(.+\)\. .*npm start\n$/);

  expect(await token("Karen Prøve", "--dta", folder)).toMatchObject({ code: 1, stdout: "" });
});
