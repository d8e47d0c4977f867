import type { Stack } from "@haandslag/local-stack/stack";
import type { Locator, Page } from "playwright-core";

/** A page of the table as somebody meets it: who, in which state, and how one gets there. */
export interface PageState {
  /** Path as the page table has it, e.g. `/caseworker/cases/$referralId`. */
  readonly page: string;
  /** "full", "empty", "dialog: withdraw" …; loading and error are tried for every page without being named here. */
  readonly state: string;
  /** As in `ready.json`; nobody where it is left out. */
  readonly person?: string;
  /** Goes there from the person's home, by clicks or by address, and waits until it stands. */
  open(page: Page, portal: string, ready: Stack["ready"]): Promise<void>;
}

/** Until the page of the address stands: the one before it stays until the next one's answers are there. */
export async function standing(tab: Page): Promise<void> {
  await tab.waitForFunction(() => document.querySelector("main h1:not([data-left])") !== null && document.querySelector(".loading, .next-page-comes") === null);
}

/** By a link or a button to another page, until that one stands. The heading that is left is marked, so that it is not taken for the next. */
export async function goBy(tab: Page, way: Locator): Promise<void> {
  await way.waitFor();
  await tab.evaluate(() => document.querySelector("main h1")?.setAttribute("data-left", ""));
  await way.click();
  await standing(tab);
}

/** For pages without an id: the address is the path. */
export const atPath = (path: string, person?: string, state = "full"): PageState => ({
  page: path, state, ...(person === undefined ? {} : { person }),
  open: async (page, portal) => {
    await page.goto(`${portal}${path}`);
    await standing(page);
  },
});
