import type { Stack } from "@haandslag/local-stack/stack";
import type { Page } from "playwright-core";
import { accepted, castOf } from "../organisation/own-referral.ts";
import { atPath, goBy, type PageState } from "./page-state.ts";

const signe = "Signe Koordinator";

/** Where a link of a list leads, by its address, since its words are in two languages. */
const byLink = (page: string, state: string, from: string, to: string, then: (tab: Page) => Promise<void> = async () => undefined): PageState => ({
  page, state, person: signe,
  open: async (tab, portal) => {
    await tab.goto(`${portal}${from}`);
    await goBy(tab, tab.locator(`main a[href*="${to}"]`).first());
    await then(tab);
  },
});

const dialog = (button: string) => async (tab: Page): Promise<void> => {
  await tab.locator(button).click();
  await tab.locator("dialog[open] h2").waitFor();
};
const offer = "/organisation/offers/";
const running = "/organisation/courses?status=active";
const course = "/organisation/cases/";

let own: Promise<string> | undefined;
/** A course that nobody has asked peers for; made once. While it is made, a request comes and goes in the inbox. */
export const withoutPeers = (ready: Stack["ready"]): Promise<string> => (own ??= castOf(ready, { citizen: "Tove Borger", coordinator: signe }).then((cast) => accepted(cast)));

const match = (state: string, then: (tab: Page) => Promise<void>): PageState => ({
  page: "/organisation/match/$referralId", state, person: signe,
  open: async (tab, portal, ready) => {
    await tab.goto(`${portal}/organisation/match/${await withoutPeers(ready)}`);
    await tab.locator(".disclosure-note").waitFor();
    await then(tab);
  },
});

export const organisationStates: readonly PageState[] = [
  atPath("/organisation", signe),
  atPath("/organisation", "Ali Koordinator", "nothing waits"),
  byLink("/organisation/offers/$referralId", "full", "/organisation", offer),
  byLink("/organisation/offers/$referralId", "opened", "/organisation", offer, async (tab) => {
    await tab.locator(".disclosure-note + .button").click();
    await tab.locator(".card dl").waitFor();
  }),
  byLink("/organisation/offers/$referralId", "dialog: no", "/organisation", offer, dialog("section[aria-labelledby=answer] .button:nth-child(2)")),
  byLink("/organisation/cases/$referralId", "full", running, course),
  byLink("/organisation/cases/$referralId", "opened", running, course, async (tab) => {
    await tab.locator(".disclosure-note + .button").click();
    await tab.locator(".opened-case").waitFor();
  }),
  byLink("/organisation/cases/$referralId", "over", "/organisation/courses?status=ended", course),
  byLink("/organisation/cases/$referralId", "dialog: plan a meeting", running, course, dialog("section[aria-labelledby=meetings] > .buttons .button:first-child")),
  byLink("/organisation/cases/$referralId", "dialog: stop", running, course, dialog("section[aria-labelledby=told] .button")),
  byLink("/organisation/cases/$referralId", "dialog: end", running, course, dialog("section[aria-labelledby=ending] .button")),
  match("full", async () => undefined),
  match("found", async (tab) => {
    await tab.locator(".disclosure-note + .button").click();
    await tab.locator("section[aria-labelledby=removed]").waitFor();
  }),
  atPath("/organisation/courses", signe),
  atPath("/organisation/courses", "Ali Koordinator", "empty"),
  atPath("/organisation/capacity", signe),
  { ...atPath("/organisation/capacity", signe, "dialog: change"), open: async (tab, portal) => {
    await tab.goto(`${portal}/organisation/capacity`);
    await dialog(".card .button:nth-child(2)")(tab);
  } },
  atPath("/organisation/figures", signe),
  atPath("/organisation/find", signe),
  atPath("/organisation/peers", signe),
  atPath("/organisation/peers/new", signe),
  byLink("/organisation/peers/$peerId", "full", "/organisation/peers", "/organisation/peers/019"),
];
