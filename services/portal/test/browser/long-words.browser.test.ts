import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { tabsFor } from "./setup/tabs-for.ts";
import { pageStates } from "./states/index.ts";
import { standing } from "./states/page-state.ts";

const portal = inject("portal");
const tabFor = tabsFor({ viewport: { width: 320, height: 800 } });
/** Sixty letters on end, in everything that somebody has entered: Danish joins its words. */
const long = "arbejdsmarkedsuddannelsesforberedelseskursusdeltagerbevisning";
const entered = new Set(["displayName", "ownWords", "givenNames", "familyName", "name", "wish", "words", "lines", "city", "emails", "email", "relationship", "unit", "unitName", "organisationName", "caseworkerName", "peerName", "authorityName"]);
/** Where such a text stands, in each of the parts that show one. */
const shown: Readonly<Record<string, readonly string[]>> = {
  "/citizen": ["full", "something waits", "a course runs"], "/citizen/stop/$referralId": ["full"], "/citizen/peers/$referralId": ["full"], "/citizen/who-looked": ["full"],
  "/citizen/refer-myself": ["full"], "/citizen/call-me": ["full"], "/citizen/how-are-you/$referralId": ["full"],
  "/caseworker": ["full", "team leader"], "/caseworker/cases/$referralId": ["full", "dialog: hand over"], "/caseworker/find": ["found"], "/caseworker/cases/$referralId/organisation": ["full", "to choose"],
  "/organisation": ["full"], "/organisation/cases/$referralId": ["opened"], "/organisation/match/$referralId": ["found"], "/organisation/courses": ["full"], "/organisation/capacity": ["full"], "/organisation/peers": ["full"], "/organisation/peers/$peerId": ["full"],
  "/peer/about": ["full"], "/peer/courses/$referralId": ["opened"],
};

/** What the services answer, each entered text with the long word at its end. */
const lengthened = (value: unknown, isEntered = false): unknown => {
  if (typeof value === "string") return isEntered ? `${value}${long}` : value;
  if (Array.isArray(value)) return value.map((each) => lengthened(each, isEntered));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, lengthened(each, entered.has(key))]));
};

async function lengthen(tab: Page): Promise<void> {
  await tab.route(/\/(api\/.*\/trpc\/.*|session)$/, async (route) => {
    const answer = await route.fetch();
    const json: unknown = await answer.json().catch(() => undefined);
    await (json === undefined ? route.fulfill({ response: answer }) : route.fulfill({ response: answer, json: lengthened(json) }));
  });
}

/** What stands out of the page to the right, or is cut off there. */
const cutOff = (tab: Page): Promise<string[]> => tab.evaluate(() => {
  const { clientWidth } = document.documentElement;
  const isHidden = (element: Element) => element.closest(".sr-only, .chart, svg, thead") !== null || !element.checkVisibility({ visibilityProperty: true });
  return [...document.querySelectorAll("body *")]
    .filter((element) => !isHidden(element) && (element.getBoundingClientRect().right > clientWidth + 1 || (getComputedStyle(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1 && !element.matches("input, select, textarea"))))
    .slice(0, 4).map((element) => `${element.parentElement?.className ?? ""} > ${element.outerHTML.slice(0, 140)}`);
});

describe.concurrent.each(pageStates.filter(({ page, state }) => shown[page]?.includes(state)))("$page ($state, $person) with long words", (state) => {
  test("at 320 px no word that somebody entered stands out of the page or is cut off", async (context) => {
    const tab = await tabFor(context, state.person);
    await lengthen(tab);
    await state.open(tab, portal, inject("ready"));
    await standing(tab);
    await context.expect.poll(() => tab.locator("main").innerText()).toContain(long);
    expect(await cutOff(tab)).toEqual([]);
  });
});
