import type { Stack } from "@haandslag/local-stack/stack";
import type { Page } from "playwright-core";

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

/** For pages without an id: the address is the path. */
export const atPath = (path: string, person?: string, state = "full"): PageState => ({
  page: path, state, ...(person === undefined ? {} : { person }),
  open: async (page, portal) => {
    await page.goto(`${portal}${path}`);
    await page.locator("main h1").first().waitFor();
  },
});
