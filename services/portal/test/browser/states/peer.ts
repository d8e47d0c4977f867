import type { Page } from "playwright-core";
import { atPath, goBy, type PageState } from "./page-state.ts";

const fatima = "Fatima Peer";

/** The first course or ask of the home's list, by where its link leads. */
const fromHome = (page: string, state: string, to: string, then: (tab: Page) => Promise<void> = async () => undefined): PageState => ({
  page, state, person: fatima,
  open: async (tab, portal) => {
    await tab.goto(`${portal}/peer`);
    await goBy(tab, tab.locator(`main a[href*="${to}"]`).first());
    await then(tab);
  },
});
const dialog = (button: string) => async (tab: Page): Promise<void> => {
  await tab.locator(button).click();
  await tab.locator("dialog[open] h2").waitFor();
};
const [ask, course] = ["/peer/asks/", "/peer/courses/"];

export const peerStates: readonly PageState[] = [
  atPath("/peer", fatima),
  atPath("/peer", "Ole Peer", "empty"),
  atPath("/peer/about", fatima),
  { ...atPath("/peer/about", fatima, "dialog: rewrite"), open: async (tab, portal) => {
    await tab.goto(`${portal}/peer/about`);
    await dialog("main > .button")(tab);
  } },
  atPath("/peer/wellbeing", fatima),
  fromHome("/peer/asks/$assignmentId", "full", ask),
  fromHome("/peer/asks/$assignmentId", "opened", ask, async (tab) => {
    await tab.locator(".disclosure-note + .button").click();
    await tab.locator(".card dl").waitFor();
  }),
  fromHome("/peer/courses/$referralId", "full", course),
  fromHome("/peer/courses/$referralId", "opened", course, async (tab) => {
    await tab.locator(".disclosure-note + .button").click();
    await tab.locator(".opened-case").waitFor();
  }),
  fromHome("/peer/courses/$referralId", "dialog: write down a meeting", course, dialog("section[aria-labelledby=meetings] > .buttons .button:nth-child(2)")),
  fromHome("/peer/courses/$referralId", "dialog: stop", course, dialog("section[aria-labelledby=told] .button")),
  fromHome("/peer/courses/$referralId", "dialog: hand back", course, dialog("section[aria-labelledby=hand-back] .button")),
];
