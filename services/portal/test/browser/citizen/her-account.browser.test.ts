import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const verifier = join(import.meta.dirname, "../../../../../packages/verify/haandslag-verify.mjs");
const browser = browserFor();
let mikkel: Page;

beforeAll(async () => {
  ({ page: mikkel } = await signedIn(browser(), { portal, name: "Mikkel Borger" }));
});

/** Presses, and gives the path of the file that came of it. */
async function fileOf(button: Locator): Promise<{ readonly name: string; readonly path: string }> {
  const [download] = await Promise.all([mikkel.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

describe("Mikkel's account", () => {
  test("CON-32 a look of the caseworker stands there with who, where and why", async () => {
    await mikkel.goto(`${portal}/citizen/who-looked`);
    await mikkel.getByRole("heading", { name: "De har set noget" }).waitFor();
    const caseworker = await signIn(ready, "Maja Sagsbehandler");
    const [course] = await (await signIn(ready, "Mikkel Borger")).referral.myReferrals.query();
    await caseworker.referral.getReferral.query({ referralId: course?.referralId ?? "" });
    await mikkel.reload();
    const line = mikkel.getByRole("row", { name: /Sagsbehandler, Aarhus Kommune/ });
    await line.first().waitFor();
    expect(await line.first().innerText()).toContain("Arbejde med sagen");
    expect(await mikkel.locator("main").innerText()).toContain("Havnen");
  });

  test("CON-32 he downloads all of it, as data and as FHIR", async () => {
    await mikkel.goto(`${portal}/citizen/account`);
    const json = await fileOf(mikkel.getByRole("button", { name: "Hent det hele som en fil" }));
    const account = JSON.parse(await readFile(json.path, "utf8")) as { format: string; consents: unknown[]; disclosures: unknown[]; lookUps: unknown[] };
    expect(account.format).toBe("haandslag-account");
    expect([account.consents.length > 0, account.disclosures.length > 0, account.lookUps.length > 0]).toEqual([true, true, true]);
    const fhir = await fileOf(mikkel.getByRole("button", { name: /FHIR/ }));
    const bundle = JSON.parse(await readFile(fhir.path, "utf8")) as { resourceType: string; entry: { resource: { resourceType: string } }[] };
    expect(bundle.resourceType).toBe("Bundle");
    const kinds = bundle.entry.map(({ resource }) => resource.resourceType);
    expect(kinds).toEqual(expect.arrayContaining(["Consent", "AuditEvent"]));
    expect([json.name, fhir.name]).toEqual(["haandslag-alt-om-mig.json", "haandslag-alt-om-mig.fhir.json"]);
  });

  test("CON-30 a proof from the page holds for the verifier that shares no code with the server", async () => {
    await mikkel.goto(`${portal}/citizen/account`);
    const proof = await fileOf(mikkel.getByRole("button", { name: /Hent beviset/ }).first());
    const key = await (await fetch(`${ready.services.consent}/log/vkey`)).text();
    const verify = (path: string) => promisify(execFile)(process.execPath, [verifier, path, "--key", key.trim()]).then(() => 0, ({ code }: { code: number }) => code);
    expect(await verify(proof.path)).toBe(0);
    const told = JSON.parse(await readFile(proof.path, "utf8")) as { record: Record<string, unknown> };
    const forged = `${proof.path}.forged.json`;
    await writeFile(forged, JSON.stringify({ ...told, record: { ...told.record, at: "2020-01-01T00:00:00.000Z" } }));
    expect(await verify(forged)).toBe(1);
  });
});
