import { signedIn } from "@haandslag/testing/browser";
import type { BrowserContext, Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const portal = inject("portal");
const browser = browserFor();
let page: Page;
let context: BrowserContext;
beforeAll(async () => {
  ({ page, context } = await signedIn(browser(), { portal, name: "Maja Sagsbehandler" }));
});

/** The least that a draft needs; the name is nobody's. */
async function write(givenName: string): Promise<void> {
  await page.goto(`${portal}/caseworker/new`);
  await page.getByRole("button", { name: "Nej, begynd henvisningen" }).click();
  await page.getByLabel("Fornavne").fill(givenName);
  await page.getByLabel("Én til én").check({ force: true });
  await page.getByRole("group", { name: "Sprog", exact: false }).first().getByLabel("dansk").check({ force: true });
  await page.getByLabel("Brev", { exact: true }).check({ force: true });
  await page.getByRole("group", { name: "Sprog i beskeder og tekster" }).getByLabel("dansk").check({ force: true });
  await page.getByLabel("Hjemmel").selectOption({ label: "Serviceloven § 82 a–d (tidlig støtte)" });
}
const linesOf = async (name: string) => {
  await page.goto(`${portal}/caseworker`);
  await page.getByRole("table").waitFor();
  return page.getByRole("link", { name, exact: true }).count();
};

describe("a new referral", () => {
  test("REF-16 first comes the question about danger, with numbers to call; nothing can be written before it is answered", async () => {
    await page.goto(`${portal}/caseworker`);
    await page.getByRole("link", { name: "Begynd en ny henvisning" }).click();
    await page.getByRole("heading", { level: 1, name: "Er nogen i fare lige nu?" }).waitFor();
    expect(await page.locator("main input, main textarea, main select").count()).toBe(0);
    expect(await page.locator('main a[href^="tel:"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual(["tel:112", "tel:+4570201201"]);
    const [yes, no] = await Promise.all(["Ja, nogen er i fare", "Nej, begynd henvisningen"].map((name) => page.getByRole("button", { name }).boundingBox()));
    expect([yes?.width, yes?.height]).toEqual([no?.width, no?.height]);
    await page.getByRole("button", { name: "Ja, nogen er i fare" }).click();
    await page.getByText("Bliv hos borgeren").waitFor();
    expect(await page.locator("main input").count()).toBe(0);
  });

  test("REF-21 it saves itself once there is enough, as one draft, and stands there again when one comes back", async () => {
    await write("Kladdeline");
    await page.locator("h1").click();
    await page.getByText(/^Gemt kl\. \d\d\.\d\d$/).waitFor();
    await page.getByRole("button", { name: "Gem, og gå til næste trin" }).dblclick();
    await page.getByLabel(/^Borgerens ønske/).fill("At gå en tur med nogen");
    await page.getByRole("button", { name: "Et trin tilbage" }).focus();
    await expect.poll(async () => (await page.getByText(/^Gemt kl\./).count()) === 1).toBe(true);
    await page.reload();
    expect(await page.getByLabel("Fornavne").inputValue()).toBe("Kladdeline");
    await page.getByRole("button", { name: "Gem, og gå til næste trin" }).click();
    expect(await page.getByLabel(/^Borgerens ønske/).inputValue()).toBe("At gå en tur med nogen");
    // What was emptied stays empty.
    await page.getByLabel(/^Borgerens ønske/).fill("");
    await page.getByRole("button", { name: "Gem, og gå til næste trin" }).click();
    await page.reload();
    await page.getByRole("button", { name: "Gem, og gå til næste trin" }).click();
    expect(await page.getByLabel(/^Borgerens ønske/).inputValue()).toBe("");
    expect(await linesOf("Kladdeline")).toBe(1);
  });

  test("CON-26 OPS-03 what is typed without a connection stays, is sent by itself afterwards, and nothing of it stands in address, title or storage", async () => {
    await write("Uforbunden");
    await page.locator("h1").click();
    await page.getByText(/^Gemt kl\./).waitFor();
    await page.getByRole("button", { name: "Gem, og gå til næste trin" }).click();
    await context.setOffline(true);
    await page.getByLabel(/^Borgerens ønske/).fill("Skrevet uden net");
    await page.getByRole("button", { name: "Et trin tilbage" }).focus();
    await page.getByText("Der er ikke forbindelse").waitFor();
    expect(await page.getByLabel(/^Borgerens ønske/).inputValue()).toBe("Skrevet uden net");
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.title]));
    expect(kept).not.toMatch(/Uforbunden|Skrevet/);
    await context.setOffline(false);
    await page.getByText(/^Gemt kl\./).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Gem, og gå til næste trin" }).click();
    expect(await page.getByLabel(/^Borgerens ønske/).inputValue()).toBe("Skrevet uden net");
  });
});
