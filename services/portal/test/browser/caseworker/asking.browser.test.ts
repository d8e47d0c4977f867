import { type Person, signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
/** Rikke is this suite's citizen; her login is too low to answer by herself, so she answers on paper. Her organisation is Broen. */
const cprNumber = "0201919996";
const key = () => ({ idempotencyKey: crypto.randomUUID() });

const browser = browserFor();
let page: Page;
let maja: Person;
beforeAll(async () => {
  [{ page }, maja] = await Promise.all([signedIn(browser(), { portal, name: "Maja Sagsbehandler" }), signIn(ready, "Maja Sagsbehandler")]);
});

const drafted = async (givenName: string) => (await maja.referral.draftReferral.mutate({
  ...key(), legalBasis: "serviceloven-82",
  citizen: { cprNumber, givenNames: [givenName], familyName: "Opdigtet", phones: ["00 00 02 01"] },
  profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["group"] }, practical: { languages: ["da"] } },
  notices: { channel: "sms", language: "da" },
})).referralId;
const tick = (name: string) => page.getByLabel(name, { exact: true }).check({ force: true });
const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

describe("one case, from the choice of an organisation to a stop", () => {
  test("REF-14 CON-11 CON-13 CON-17 REF-26 asked, answered on paper, sent, and stopped when the citizen says so", { timeout: 120_000 }, async () => {
    const referralId = await drafted("Papirline");
    await page.goto(`${portal}/caseworker/cases/${referralId}`);
    await page.getByRole("link", { name: "Vælg forening" }).click();

    // Room with its freshness; who has no data agreement cannot be chosen.
    const [broen, lyset] = ["Broen", "Lyset"].map((name) => page.getByRole("article", { name }));
    await broen?.getByText("6 uger").waitFor();
    expect(await broen?.innerText()).toMatch(/Sidst bekræftet\s+\d+\.\d+\.\d{4} \((?:i dag|for \d+ dage? siden)\)/);
    expect(await lyset?.getByRole("button").count()).toBe(0);
    await press("Spørg om Broen");

    // Nothing is ticked, and nothing is asked before something is.
    const boxes = page.locator("main input[type=checkbox]");
    await boxes.first().waitFor();
    expect(await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked))).toEqual(Array.from({ length: 9 }, () => false));
    await press("Spørg borgeren");
    await page.getByText("Sæt kryds ved mindst én ting").waitFor();
    await tick("Situation");
    await tick("Ønsker");
    await press("Spørg borgeren");
    await page.getByRole("heading", { name: "Venter på borgerens svar" }).waitFor();

    // The text to show; nothing is chosen beforehand; what is missing is said at each field.
    await page.getByRole("link", { name: "Skriv borgerens svar" }).click();
    await page.getByText("Siger du nej, sender Aarhus Kommune ikke din henvisning til Broen").waitFor();
    expect(await page.locator("main form input:checked").count()).toBe(0);
    await page.getByLabel("Ja", { exact: true }).check({ force: true });
    await press("Gem borgerens svar");
    await page.getByText(/Ret \d felter$/).waitFor();
    await tick("Situation");
    await tick("Borgeren skrev under på papir");
    await page.getByLabel("Hvilken dag").fill(new Date().toISOString().slice(0, 10));
    await page.getByLabel("Sproget, I talte").selectOption({ label: "dansk" });
    await tick("Ingen tolk");
    await tick("Givet i hånden");
    await press("Gem borgerens svar");

    await press("Send til Broen, uden navn");
    await page.getByRole("heading", { name: "Venter på foreningens svar" }).waitFor();
    const { consents } = await maja.consent.consentsOfReferral.query({ referralId });
    expect(consents.map(({ purpose, status, shared }) => [purpose, status, shared])).toEqual([["referral", "granted", ["situation"]]]);

    // One press and one confirmation; nobody asks why.
    await press("Borgeren vil stoppe");
    expect(await page.getByRole("dialog").locator("input, select, textarea").count()).toBe(0);
    await press("Stop det nu");
    await page.getByRole("heading", { name: "Stoppet, samtykket gælder ikke mere" }).waitFor();
    await press("Jeg har set det");
    await page.getByRole("heading", { name: "Intet at gøre" }).waitFor();
  });

  test("REF-05 a referral is taken back with a reason, and not without", async () => {
    const referralId = await drafted("Tilbageline");
    await page.goto(`${portal}/caseworker/cases/${referralId}`);
    await press("Træk henvisningen tilbage");
    await press("Træk tilbage");
    await page.getByText("Vælg en grund.").waitFor();
    await tick("Borgeren er flyttet");
    await press("Træk tilbage");
    await page.locator("main").getByText("Trukket tilbage", { exact: true }).first().waitFor();
    expect((await maja.referral.getReferral.query({ referralId })).withdrawn?.reason).toBe("citizen-moved");
  });
});
