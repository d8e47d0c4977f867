import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/** Somebody with a browser of their own, at home. */
export interface Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
}

/**
 * Signs in as a person would: the front page's *Log ind*, then the button with the person's name (as in `ready.json`).
 * @param o.context e.g. `{ locale: "da-DK", viewport }`; Danish where nothing is said.
 */
export async function signedIn(browser: Browser, o: { readonly portal: string; readonly name: string; readonly context?: BrowserContextOptions }): Promise<Person> {
  const context = await browser.newContext({ locale: "da-DK", timezoneId: "Europe/Copenhagen", ...o.context });
  const page = await context.newPage();
  await page.goto(o.portal);
  await page.locator('a[href^="/login"]').first().click();
  await page.getByRole("button", { name: o.name }).click();
  await page.waitForURL((url) => url.origin === new URL(o.portal).origin && !url.pathname.startsWith("/login"));
  await page.locator("h1").first().waitFor();
  return { name: o.name, context, page };
}
