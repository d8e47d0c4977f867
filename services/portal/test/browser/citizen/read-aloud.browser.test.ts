import { signedIn } from "@haandslag/testing/browser";
import type { BrowserContext, Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";
import { speechWith, type Spoken, type VoiceHere } from "./voices.ts";

const portal = inject("portal");

const browser = browserFor();
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  ({ context, page } = await signedIn(browser(), { portal, name: "Kim Borger" }));
});

/** Kim's question, in a tab that has these voices. */
async function asked(voices: readonly VoiceHere[]): Promise<Page> {
  const tab = await context.newPage();
  await tab.addInitScript(speechWith, voices);
  await tab.goto(`${portal}/citizen`);
  await tab.locator('main a[href^="/citizen/answer/"]').first().click();
  await tab.locator("section.question").first().waitFor();
  return tab;
}
const spokenIn = (tab: Page): Promise<Spoken> => tab.evaluate(() => (globalThis as unknown as { spoken: Spoken }).spoken);
const button = (tab: Page, name: RegExp) => tab.locator("section.question").first().getByRole("button", { name });

const danish = { name: "Dansk her", lang: "da-DK", localService: true };
const arabic = { name: "Arabisk her", lang: "ar", localService: true };
const away = { name: "Dansk et andet sted", lang: "da-DK", localService: false };

describe("a notice is read aloud by a voice of this machine, or not at all", () => {
  test("without a voice there is nothing to press", async () => {
    await page.goto(`${portal}/citizen`);
    await page.locator('main a[href^="/citizen/answer/"]').first().click();
    await page.locator("section.question").first().waitFor();
    expect(await page.evaluate(() => speechSynthesis.getVoices().length)).toBe(0);
    expect(await button(page, /Læs op/).count()).toBe(0);
  });

  test("a voice elsewhere is none: what it reads would leave this machine", async () => {
    const tab = await asked([away]);
    expect(await button(tab, /Læs op/).count()).toBe(0);
    expect((await spokenIn(tab)).said).toEqual([]);
    await tab.close();
  });

  test("the whole text, in its own language, by the voice that is here; and by keyboard it stops", async () => {
    const tab = await asked([away, danish]);
    await button(tab, /Læs op/).focus();
    await tab.keyboard.press("Enter");
    await button(tab, /Stop oplæsning/).waitFor();
    const { said, waiting } = await spokenIn(tab);
    const first = tab.locator("section.question").first();
    expect([...new Set(said.map(({ voice, lang }) => `${voice}, ${lang}`))]).toEqual(["Dansk her, da-DK"]);
    expect(said[0]?.text).toBe(await first.locator("h2").innerText());
    const read = said.map(({ text }) => text);
    for (const part of await first.locator("dl.notice dd").allInnerTexts()) expect(read).toContain(part);
    for (const label of await first.locator(".form-group-checkbox label").allInnerTexts()) expect(read.some((text) => text.startsWith(label))).toBe(true);
    expect(waiting).toBe(said.length);

    expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe("Stop oplæsning");
    await tab.keyboard.press("Space");
    await button(tab, /Læs op/).waitFor();
    expect((await spokenIn(tab)).waiting).toBe(0);
    await tab.close();
  });

  test("in Arabic by an Arabic voice; another language silences it, and one that no voice here speaks has no button", async () => {
    const tab = await asked([danish, { ...arabic, lang: "ar-EG" }]);
    const speak = (name: string) => tab.locator("section.question").first().getByRole("button", { name, exact: true }).click();
    await speak("العربية");
    await tab.locator("section.question h2[dir=rtl]").first().waitFor();
    await button(tab, /Læs op/).click();
    const { said } = await spokenIn(tab);
    expect(said[0]).toMatchObject({ voice: "Arabisk her", lang: "ar-EG", text: expect.stringContaining("مشاركة معلومات عنك") });
    expect(said.map(({ text }) => text).join("")).not.toMatch(/[\u2066-\u2069]/);
    await speak("Українська");
    await expect.poll(() => spokenIn(tab).then(({ waiting }) => waiting)).toBe(0);
    expect(await button(tab, /Læs op|Stop/).count()).toBe(0);
    await tab.close();
  });

  test("one reading at a time, and each button says what it would do", async () => {
    const tab = await asked([danish]);
    const second = tab.locator("section.question").nth(1);
    await button(tab, /Læs op/).click();
    await second.getByRole("button", { name: /Læs op/ }).click();
    await button(tab, /Læs op/).waitFor();
    await second.getByRole("button", { name: /Stop oplæsning/ }).waitFor();
    const { said, waiting } = await spokenIn(tab);
    expect(said.at(-waiting)?.text).toBe(await second.locator("h2").innerText());
    await tab.close();
  });

  test.each([
    ["by a link", (tab: Page) => tab.locator('main a[href="/citizen"]').last().click()],
    ["by loading another", (tab: Page) => tab.goto(`${portal}/citizen/account`)],
  ])("it falls silent when the page is left, %s", async (_how, leave) => {
    const tab = await asked([danish]);
    await button(tab, /Læs op/).click();
    const still = () => tab.evaluate(() => sessionStorage.getItem("still-spoken"));
    expect(Number(await still())).toBeGreaterThan(5);
    await leave(tab);
    await tab.waitForURL((url) => !url.pathname.includes("/answer/"));
    await expect.poll(still).toBe("0");
    await tab.close();
  });
});
