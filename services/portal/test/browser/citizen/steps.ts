import type { Locator, Page } from "playwright-core";

/** A person's presses, counted: each link, box and button is one. */
export function counting() {
  const counter = { steps: 0 };
  return {
    get steps() {
      return counter.steps;
    },
    async press(target: Locator): Promise<void> {
      counter.steps += 1;
      await target.click();
    },
    async tick(target: Locator): Promise<void> {
      counter.steps += 1;
      // dkfds draws the box beside the input that it hides.
      await target.check({ force: true });
    },
  };
}

export const wordsOf = async (place: Locator): Promise<number> => (await place.innerText()).split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

export async function boxOf(target: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await target.boundingBox();
  if (box === null) throw new Error("it is not to be seen");
  return box;
}

/** The different sizes among them, in whole pixels: one, where all are alike. */
export async function sizesOf(targets: Locator): Promise<string[]> {
  const boxes = await Promise.all((await targets.all()).map((target) => boxOf(target)));
  return [...new Set(boxes.map(({ width, height }) => `${Math.round(width)} × ${Math.round(height)}`))];
}

export const question = (page: Page, heading: RegExp): Locator => page.locator("section.question", { has: page.getByRole("heading", { name: heading }) });
