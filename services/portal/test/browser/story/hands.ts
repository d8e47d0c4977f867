import type { Locator, Page } from "playwright-core";

/* What a person does with a page: presses what is written on it. The words are the Danish ones. */

export const press = (on: Page | Locator, name: string | RegExp): Promise<void> => on.getByRole("button", { name, exact: true }).first().click();

export const follow = (on: Page | Locator, name: string | RegExp): Promise<void> => on.getByRole("link", { name, exact: true }).first().click();

/** Presses the words beside a box or a round button, as a thumb does. */
export const tick = (on: Page | Locator, words: string): Promise<void> => on.getByText(words, { exact: true }).and(on.locator("label")).first().click();

/** The part of a page under a heading. */
export const part = (page: Page, heading: string | RegExp): Locator => page.locator("section, .card").filter({ has: page.getByRole("heading", { name: heading }) }).last();

export const sees = async (page: Page, text: string | RegExp): Promise<void> => {
  await page.getByText(text).first().waitFor();
};

/** A day from today on, as a date field takes it. */
export const inDays = (days: number): string => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toLocaleDateString("sv-SE", { timeZone: "Europe/Copenhagen" });
