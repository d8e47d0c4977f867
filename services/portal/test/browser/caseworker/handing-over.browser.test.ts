import { signIn } from "@haandslag/local-stack/person";
import { type Person, signedIn } from "@haandslag/testing/browser";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const browser = browserFor();
let maja: Person;
let jens: Person;
let referralId: string;
beforeAll(async () => {
  const service = await signIn(ready, "Maja Sagsbehandler");
  ({ referralId } = await service.referral.draftReferral.mutate({
    idempotencyKey: crypto.randomUUID(), legalBasis: "serviceloven-82", citizen: { givenNames: ["Videregivne"], familyName: "Gemtsen" },
    profile: { situation: { themes: [] }, wishes: { forms: ["group"] }, practical: { languages: ["da"] } }, notices: { channel: "letter", language: "da" },
  }));
  // Who has never signed in is not known to the unit.
  [maja, jens] = await Promise.all([signedIn(browser(), { portal, name: "Maja Sagsbehandler" }), signedIn(browser(), { portal, name: "Jens Sagsbehandler" })]);
});

const lineOf = ({ page }: Person) => page.getByRole("link", { name: "Videregivne Gemtsen" });

describe("two caseworkers of one unit, each with the list open", () => {
  test("a case that is handed over leaves the one list and arrives on the other, live, and nowhere else", async () => {
    await lineOf(maja).waitFor();
    await jens.page.locator("h1").waitFor();
    expect(await lineOf(jens).count()).toBe(0);
    for (const { page } of [maja, jens]) await page.evaluate(() => { document.body.dataset["stays"] = "yes"; });

    const tab = await maja.context.newPage();
    await tab.goto(`${portal}/caseworker/cases/${referralId}`);
    await tab.getByRole("button", { name: "Giv sagen til en kollega" }).click();
    const dialog = tab.getByRole("dialog");
    await dialog.getByRole("button", { name: "Giv sagen videre" }).click();
    await dialog.getByText("Vælg en kollega").waitFor();
    expect(await dialog.getByLabel("Maja Sagsbehandler").count()).toBe(0);
    await dialog.getByLabel("Jens Sagsbehandler").check({ force: true });
    await dialog.getByRole("button", { name: "Giv sagen videre" }).click();
    await dialog.waitFor({ state: "hidden" });

    await lineOf(maja).waitFor({ state: "detached" });
    await lineOf(jens).waitFor();
    for (const { page, name } of [maja, jens]) expect(await page.evaluate(() => document.body.dataset["stays"]), `${name}'s list was not loaded anew`).toBe("yes");
    await lineOf(jens).click();
    await jens.page.getByRole("heading", { level: 1, name: "Videregivne Gemtsen" }).waitFor();
  });
});
