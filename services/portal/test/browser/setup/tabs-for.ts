import { launchChromium, signedIn } from "@haandslag/testing/browser";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, inject, type TestContext } from "vitest";
import { keepPages } from "./keep.ts";

/**
 * For a suite whose tests look at pages side by side: each test gets a tab in a browser context that nobody else uses
 * meanwhile, signed in as its person (once for the whole suite), and closed when the test ends. Where one fails, a picture
 * of its page and a trace of how it comes are kept: tracing the
 * hundreds of calls of every test took a fifth of the time. A context is used again by the next test of the same person:
 * what it has loaded it has.
 */
export function tabsFor(options: BrowserContextOptions = {}): (test: TestContext, person: string | undefined) => Promise<Page> {
  let browser: Browser | undefined;
  const logins = new Map<string, Promise<BrowserContextOptions>>();
  const idle = new Map<string | undefined, BrowserContext[]>();

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  const loginOf = async (at: Browser, name: string): Promise<BrowserContextOptions> => {
    const { context } = await signedIn(at, { portal: inject("portal"), name, context: options });
    const storageState = await context.storageState();
    await context.close();
    return { storageState };
  };
  const newContext = async (at: Browser, person: string | undefined): Promise<BrowserContext> => {
    // The first that needs somebody signs in for all.
    const login = person === undefined ? undefined : (logins.get(person) ?? loginOf(at, person));
    if (person !== undefined && login !== undefined) logins.set(person, login);
    return await at.newContext({ locale: "da-DK", timezoneId: "Europe/Copenhagen", ...options, ...(await login) });
  };

  return async ({ task, onTestFinished }, person) => {
    if (browser === undefined) throw new Error("The browser is there from `beforeAll` on, not before");
    const context = idle.get(person)?.pop() ?? (await newContext(browser, person));
    onTestFinished(async () => {
      if (task.result?.state === "fail") await keepPages(context, `${task.suite?.name ?? ""} ${task.name}`);
      await Promise.all(context.pages().map((page) => page.close()));
      idle.set(person, [...(idle.get(person) ?? []), context]);
    });
    return await context.newPage();
  };
}
