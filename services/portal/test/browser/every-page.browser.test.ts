import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { pages } from "../../web/app/page-table.ts";
import { lostRules } from "./setup/lost-rules.ts";
import { tabsFor } from "./setup/tabs-for.ts";
import { pageStates } from "./states/index.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const languages = [["da", "Dansk"], ["en", "English"]] as const;
const portal = inject("portal");
const tabFor = tabsFor();

test("every page of the table is looked at", () => {
  const known = pageStates.map(({ page }) => page);
  expect(pages.map(({ path }) => path).filter((path) => !known.includes(path))).toEqual([]);
  expect(known.filter((path) => !pages.some((page) => page.path === path))).toEqual([]);
});

describe.concurrent.each(pageStates)("$page ($state, $person)", (state) => {
  test("axe finds nothing, in both languages, as it stands, while it comes and where it cannot; nothing scrolls sideways at 320 px or with text of twice the size; no rule of dkfds that it needs was left out", async (context) => {
    const tab = await tabFor(context, state.person);
    await state.open(tab, portal, inject("ready"));
    for (const [language, name] of languages) {
      await speak(tab, language, name);
      expect(await faultsOf(tab, language), language).toEqual([]);
      expect(await lostRules(tab), language).toEqual([]);
      expect(await sideways(tab), language).toEqual([]);
    }
    if (state.state === "full" && state.person !== undefined) await whileItComesAndWhereItCannot(tab);
  });
});

/** The page that stands, loaded once more while no service answers, and then where each says that it cannot. */
async function whileItComesAndWhereItCannot(tab: Page): Promise<void> {
  const held = Promise.withResolvers<void>();
  await tab.route("**/api/**", async (route) => {
    await held.promise;
    await route.fulfill({ status: 503, contentType: "application/json", body: JSON.stringify({ error: { message: "x", code: -32603, data: { code: "CONSENT_UNAVAILABLE", httpStatus: 503, detail: {}, fields: [], correlationId: null } } }) });
  });
  await tab.goto(tab.url());
  await tab.locator("header").waitFor();
  for (const [language, name] of languages) {
    await speak(tab, language, name);
    expect(await faultsOf(tab, language), `loading, ${language}`).toEqual([]);
    expect(await lostRules(tab), `loading, ${language}`).toEqual([]);
  }
  held.resolve();
  await tab.waitForFunction(() => document.querySelector(".loading") === null);
  for (const [language, name] of languages) {
    await speak(tab, language, name);
    expect(await faultsOf(tab, language), `error, ${language}`).toEqual([]);
    expect(await lostRules(tab), `error, ${language}`).toEqual([]);
  }
}

async function speak(tab: Page, language: string, name: string): Promise<void> {
  // By the keyboard's way: a dialog may lie over the button, and stays open.
  await tab.locator("footer button", { hasText: name }).evaluate((button) => (button as HTMLElement).click());
  await tab.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/** Within the page itself (there are no frames): otherwise each run opens a page of its own to sum up, which takes as long again. */
async function faultsOf(tab: Page, language: string): Promise<string[]> {
  // Putting axe into a page takes longer than its look: once for each document. And what passed is not carried over.
  const isThere = await tab.evaluate(() => "axe" in window);
  const axe = new AxeBuilder({ page: tab, ...(isThere && { axeSource: "void 0" }) }).options({ resultTypes: ["violations"] }).withTags(tags).setLegacyMode(true);
  // Colours are the same in both languages, and looking at them takes as long as everything else together.
  const { violations } = await (language === "da" ? axe : axe.disableRules(["color-contrast"])).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
}

/** What stands out of the window to the right, on a small screen and with large text. */
async function sideways(tab: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [width, textSize] of [[320, "100%"], [1280, "200%"]] as const) {
    await tab.setViewportSize({ width, height: 800 });
    const out = await tab.evaluate((size) => {
      const root = document.documentElement;
      const before = getComputedStyle(root).fontSize;
      root.style.fontSize = `${(Number.parseFloat(before) * Number.parseInt(size, 10)) / 100}px`;
      const tooWide = root.scrollWidth > root.clientWidth + 1;
      const who = tooWide ? [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3).map((element) => element.outerHTML.slice(0, 120)) : [];
      root.style.fontSize = "";
      return tooWide ? who : [];
    }, textSize);
    faults.push(...out.map((html) => `${width} px, text ${textSize}: ${html}`));
  }
  await tab.setViewportSize({ width: 1280, height: 800 });
  return faults;
}
