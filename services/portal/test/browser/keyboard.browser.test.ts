import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { tabsFor } from "./setup/tabs-for.ts";
import { pageStates } from "./states/index.ts";
import { withoutPeers } from "./states/organisation.ts";
import { standing } from "./states/page-state.ts";

const portal = inject("portal");
const most = 150;
const tabFor = tabsFor({ reducedMotion: "reduce" });

/** What Tab reaches from the top of the page, in that order: which of the page's own controls, and whether one can see where one is. */
async function reached(page: Page): Promise<{ readonly order: readonly number[]; readonly unseen: readonly string[]; readonly controls: number }> {
  const controls = await page.evaluate(() => {
    const own = [...document.querySelectorAll<HTMLElement>("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !(element instanceof HTMLInputElement && element.type === "radio") && element.tabIndex >= 0);
    own.forEach((element, i) => element.dataset["keyboard"] = String(i));
    // From the very top: coming by a link, the focus stands at the page's heading.
    own[0]?.focus();
    return own.length;
  });
  const order: number[] = [0];
  const unseen: string[] = [];
  for (let press = 0; press < most; press++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(async () => {
      const element = document.activeElement as HTMLElement | null;
      await new Promise((drawn) => setTimeout(drawn, 30));
      if (element === null || element === document.body) return null;
      const looks = (of: Element) => { const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(of); return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none"; };
      // A box or a radio button is drawn by its label.
      const drawn = [element, ...(element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [])];
      const isSeen = drawn.some((of) => looks(of) || (of.matches("label") && ["::before", "::after"].some((part) => { const style = getComputedStyle(of, part); return (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none"; })));
      return { i: element.dataset["keyboard"] === undefined ? -1 : Number(element.dataset["keyboard"]), isSeen, isHeading: element.tagName === "H1", html: element.outerHTML.slice(0, 120) };
    });
    if (at === null) break;
    if (at.isHeading) continue; // whoever comes by a link stands there, and the page may come late
    if (at.i >= 0 && at.i === order.at(-1)) continue; // a date has a day, a month and a year
    if (at.i >= 0 && order.includes(at.i)) break;
    if (!at.isSeen) unseen.push(at.html);
    if (at.i >= 0) order.push(at.i);
  }
  return { order, unseen, controls };
}

// What a state makes for itself would come and go on the inbox while its controls are counted.
beforeAll(() => withoutPeers(inject("ready")));

describe.concurrent.each(pageStates.filter(({ state }) => state === "full"))("$page by keyboard alone", (state) => {
  test("every control is reached, in the order in which it stands, and one sees where one is; nothing moves", async (context) => {
    const page = await tabFor(context, state.person);
    await state.open(page, portal, inject("ready"));
    await standing(page);
    await page.waitForTimeout(500); // forms are loaded when they are shown
    const { order, unseen, controls } = await reached(page);
    expect(unseen).toEqual([]);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order.length).toBe(Math.min(controls, most));
    expect(await page.evaluate(() => document.getAnimations().filter((animation) => (animation.effect?.getComputedTiming().duration as number) > 50).length)).toBe(0);
  });
});
