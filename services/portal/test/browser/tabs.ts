import { signedIn } from "@haandslag/testing/browser";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/** One login for each person of a suite: what it opens is opened in tabs of the same browser context. */
export function tabsIn(browser: Browser, portal: string, options: BrowserContextOptions = {}): (person: string | undefined) => Promise<Page> {
  const contexts = new Map<string, Promise<BrowserContext>>();
  const contextOf = async (person: string | undefined) =>
    person === undefined ? await browser.newContext({ locale: "da-DK", ...options }) : (await signedIn(browser, { portal, name: person, context: options })).context;
  return async (person) => {
    const key = person ?? "(nobody)";
    // Tests of one suite run side by side: the first that needs somebody signs in for all.
    const context = contexts.get(key) ?? contextOf(person);
    contexts.set(key, context);
    return await (await context).newPage();
  };
}
