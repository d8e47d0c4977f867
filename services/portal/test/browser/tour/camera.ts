import { join } from "node:path";
import type { Page } from "playwright-core";
import { standing } from "../states/page-state.ts";
import type { Picture } from "./index-page.ts";

const languages = [["da", "Dansk"], ["en", "English"]] as const;
const widths = { wide: 1280, narrow: 390 } as const;
const fileNameOf = (words: string): string => words.replaceAll(/[^a-z]+/gi, "-").replaceAll(/^-|-$/g, "");

/** Photographs what stands on a page in both languages and widths, numbered in the order taken, and leaves it as it found it. */
export function cameraInto(folder: string) {
  const pictures: Picture[] = [];

  async function take(tab: Page, { page, state, person }: Pick<Picture, "page" | "state" | "person">): Promise<void> {
    const number = String(pictures.length + 1).padStart(3, "0");
    const files: Picture["files"][number][] = [];
    for (const [language, button] of languages) {
      await speak(tab, language, button);
      for (const [name, width] of Object.entries(widths)) {
        await tab.setViewportSize({ width, height: 900 });
        await standing(tab);
        const file = `${number}-${fileNameOf(page) || "front"}-${fileNameOf(state)}-${language}-${name}.png`;
        // A dialog stands over what is in sight, and the rest of the page is out of reach: that is what one sees of it.
        const hasDialog = await tab.locator("dialog[open]").count() > 0;
        await tab.screenshot({ path: join(folder, file), fullPage: !hasDialog });
        files.push({ file, language, width: name });
      }
    }
    await speak(tab, ...languages[0]);
    await tab.setViewportSize({ width: widths.wide, height: 900 });
    pictures.push({ number, page, state, person, files });
    process.stdout.write(`${number} ${page} (${state})\n`);
  }

  return { pictures, take };
}

/** Pressed by the page's own button, also where a dialog lies over it. */
async function speak(tab: Page, language: string, button: string): Promise<void> {
  await tab.locator("footer button", { hasText: button }).evaluate((element) => (element as HTMLElement).click());
  await tab.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}
