import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { keepUsed } from "../../../src/used-style.ts";

const dkfds = readFileSync(new URL("../../../../../node_modules/dkfds/dist/css/dkfds.css", import.meta.url), "utf8");
/** What depends on a moment, or is a part of an element: it counts as so, whatever it is now. */
const momentary = /::[a-z-]+|:(?:hover|focus|focus-within|focus-visible|active|visited|link|checked|disabled)(?![a-z-])/g;
const lost = keepUsed(dkfds).then((kept) => kept.lost.map((selector) => selector.trim().replaceAll(momentary, ":is(*)")));

/** Which of dkfds' rules the build left out, and something on this page would need. */
export const lostRules = async (tab: Page): Promise<string[]> =>
  await tab.evaluate((selectors) => selectors.filter((selector) => document.querySelector(selector) !== null), await lost);
