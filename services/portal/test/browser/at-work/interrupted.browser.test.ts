import { randomUUID } from "node:crypto";
import { signIn } from "@haandslag/local-stack/person";
import { type Person, signedIn } from "@haandslag/testing/browser";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const portal = inject("portal");
const ready = inject("ready");
const browser = browserFor();


async function somebody(name: string): Promise<Person> {
  const person = await signedIn(browser(), { portal, name });
  onTestFinished(() => person.context.close());
  return person;
}

/** Beyond the question about danger, at the first step of a new referral. */
async function atNewReferral({ page }: Person): Promise<void> {
  await page.goto(`${portal}/caseworker/new`);
  await page.locator(".buttons button").nth(1).click();
  await page.getByLabel("Fornavne").waitFor();
}

/** What the first step asks for, of nobody. */
async function fillFirstStep({ page }: Person, givenName: string): Promise<void> {
  await page.getByLabel("Fornavne").fill(givenName);
  for (const choice of ["Én til én", "dansk", "Brev"]) await page.getByLabel(choice, { exact: true }).first().check();
  await page.getByRole("group", { name: "Sprog i beskeder og tekster" }).getByLabel("dansk").check();
  await page.locator("form.draft select").last().selectOption({ index: 1 });
}

describe("a session that ends while somebody types", () => {
  test("what was typed stays, signing in again has a window of its own, and then it is saved", async () => {
    const lone = await somebody("Lone Sagsbehandler");
    await atNewReferral(lone);
    await lone.page.getByLabel("Efternavn").fill("Ukendt");

    const elsewhere = await somebody("Lone Sagsbehandler");
    await elsewhere.page.getByRole("button", { name: /Log ud/ }).click();
    await elsewhere.page.locator('a[href^="/login"]').first().waitFor();

    const dialog = lone.page.getByRole("dialog", { name: "Log ind igen" });
    await dialog.waitFor();
    // Its person may have left: the page is covered.
    expect(await lone.page.locator("main").isVisible()).toBe(false);

    const [popup] = await Promise.all([lone.context.waitForEvent("page"), dialog.getByRole("button", { name: "Log ind i et nyt vindue" }).click()]);
    await popup.getByRole("button", { name: "Lone Sagsbehandler", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await lone.page.getByLabel("Efternavn").inputValue()).toBe("Ukendt");
    await fillFirstStep(lone, "Nogen");
    await lone.page.locator("form.draft button[type=submit]").click();
    await lone.page.getByRole("heading", { name: "Støtten" }).waitFor();
  });
});

describe("a connection that is lost and found", () => {
  test("what others did meanwhile arrives by itself", async () => {
    const signe = await somebody("Signe Koordinator");
    const [anders, coordinator] = await Promise.all([signIn(ready, "Anders Peer"), signIn(ready, "Signe Koordinator")]);
    const entry = signe.page.locator("main").getByText("Anders vil gerne ringes op");
    await signe.context.setOffline(true);
    const { callId } = await anders.peers.askToBeRung.mutate({ idempotencyKey: randomUUID() });
    await signe.context.setOffline(false);
    await entry.waitFor();
    await coordinator.peers.callMade.mutate({ idempotencyKey: randomUUID(), callId });
    await entry.waitFor({ state: "detached" });
    expect(await entry.count()).toBe(0);
  });
});

describe("hasty hands", () => {
  test("REF-21 a double click on the last step of a form makes one thing", async () => {
    const henrik = await somebody("Henrik Sagsbehandler");
    const service = await signIn(ready, "Henrik Sagsbehandler");
    const drafts = async () => (await service.referral.listReferrals.query({ limit: 100 })).referrals.length;
    const before = await drafts();
    await atNewReferral(henrik);
    await fillFirstStep(henrik, "Dobbelt");
    await henrik.page.locator("form.draft button[type=submit]").dblclick();
    await henrik.page.getByRole("heading", { name: "Støtten" }).waitFor();
    await henrik.page.goto(`${portal}/caseworker`);
    await henrik.page.locator("main tbody tr").first().waitFor();
    expect(await drafts()).toBe(before + 1);
  });

  test("the back button brings the list back with the filters that were chosen", async () => {
    const maja = await somebody("Maja Sagsbehandler");
    await maja.page.goto(`${portal}/caseworker?whose=unit`);
    await maja.page.locator("main tbody a").first().click();
    await maja.page.waitForURL(/\/caseworker\/cases\//);
    await maja.page.goBack();
    await maja.page.locator("main tbody tr").first().waitFor();
    expect(new URL(maja.page.url()).search).toBe("?whose=unit");
  });

  test("what is done in one tab stands in the other", async () => {
    const maja = await somebody("Maja Sagsbehandler");
    const service = await signIn(ready, "Maja Sagsbehandler");
    const { referralId } = await service.referral.draftReferral.mutate({
      idempotencyKey: randomUUID(), legalBasis: "serviceloven-82", citizen: { givenNames: ["Tofane"], familyName: "Ukendt" },
      profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } }, notices: { channel: "letter", language: "da" },
    });
    const [list, one] = [maja.page, await maja.context.newPage()];
    await list.goto(`${portal}/caseworker`);
    await one.goto(`${portal}/caseworker/cases/${referralId}`);
    const line = list.locator("main tbody tr", { hasText: "Tofane" });
    await line.waitFor();
    await one.getByRole("button", { name: "Træk henvisningen tilbage" }).click();
    await one.getByRole("dialog").getByRole("radio").first().check();
    await one.getByRole("dialog").getByRole("button", { name: "Træk tilbage" }).click();
    await one.getByRole("dialog").waitFor({ state: "hidden" });
    await expect.poll(() => line.innerText()).toContain("Intet at gøre");
  });
});
