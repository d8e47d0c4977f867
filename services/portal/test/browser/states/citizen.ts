import type { Page } from "playwright-core";
import { yesThatEndsSoon } from "../citizen/yes-that-ends-soon.ts";
import { atPath, goBy, type PageState, standing } from "./page-state.ts";

/** Pages with an id are reached as a person reaches them: by the link on the home page. */
const byLink = (page: string, person: string, state = "full"): PageState => ({
  page, state, person,
  open: async (tab, portal) => {
    await tab.goto(`${portal}/citizen`);
    await goBy(tab, tab.locator(`main a[href^="${page.replace(/\$.*/, "")}"]`).first());
  },
});

/** After what brings a page into a state that only a press does. */
const then = (state: PageState, name: string, press: (tab: Page) => Promise<void>): PageState => ({
  ...state, state: name,
  open: async (tab, portal, ready) => {
    await state.open(tab, portal, ready);
    await press(tab);
  },
});

/** Rikke's own draft to Broen, written by herself; whoever opens it a second time finds the first. */
async function ownDraft(tab: Page, portal: string): Promise<string> {
  await tab.goto(`${portal}/citizen`);
  await standing(tab);
  const answers = tab.locator('main a[href^="/citizen/answer/"]');
  if ((await answers.count()) === 0) {
    await tab.goto(`${portal}/citizen/refer-myself/about?organisation=organisation-broen`);
    await tab.locator('[name="citizen.cprNumber"]').fill("0201919996");
    await tab.locator('[name="citizen.givenNames.0"]').fill("Rikke");
    for (const box of ['[name="notices.channel"]', '[name="profile.wishes.forms"]', '[name="profile.practical.languages"]']) await tab.locator(box).first().check({ force: true });
    await tab.locator('main form button[type="submit"]').click();
    await tab.waitForURL(/\/citizen\/answer\//);
    return tab.url().split("/").at(-1) ?? "";
  }
  return (await answers.first().getAttribute("href"))?.split("/").at(-1) ?? "";
}

const ofOwnDraft = (page: "/citizen/refer-myself/send/$referralId" | "/citizen/answer/$referralId", state: string): PageState => ({
  page, state, person: "Rikke Borger",
  open: async (tab, portal) => {
    const referralId = await ownDraft(tab, portal);
    await tab.goto(`${portal}${page.replace("$referralId", referralId)}`);
    await standing(tab);
  },
});

export const citizenStates: readonly PageState[] = [
  atPath("/citizen", "Freja Borger"),
  atPath("/citizen", "Kim Borger", "something waits"),
  atPath("/citizen", "Mikkel Borger", "a course runs"),
  atPath("/citizen", "Solveig Borger", "stopped"),
  atPath("/citizen", "Jonas Borger", "empty"),
  then(atPath("/citizen", "Gerda Borger"), "answers for another", (tab) => tab.locator('.cards a[href="/citizen/for-others"]').waitFor()),
  byLink("/citizen/answer/$referralId", "Kim Borger"),
  then(byLink("/citizen/answer/$referralId", "Kim Borger"), "read from right to left", async (tab) => {
    await tab.locator('section.question button[lang="ar"]').first().click();
    await tab.locator('section.question h2[dir="rtl"]').first().waitFor();
  }),
  byLink("/citizen/stop/$referralId", "Freja Borger"),
  byLink("/citizen/stop/$referralId", "Solveig Borger", "stopped"),
  then(byLink("/citizen/stop/$referralId", "Mikkel Borger"), "dialog: stop", async (tab) => {
    await tab.locator(".choices .button").last().click();
    await tab.locator("dialog[open] .buttons").waitFor();
  }),
  then(byLink("/citizen/stop/$referralId", "Mikkel Borger"), "dialog: share less", async (tab) => {
    await tab.locator(".choices .button").nth(1).click();
    await tab.locator("dialog[open] .stacked-buttons").waitFor();
  }),
  byLink("/citizen/consents/$consentId", "Freja Borger"),
  byLink("/citizen/peers/$referralId", "Mikkel Borger"),
  byLink("/citizen/how-are-you/$referralId", "Mikkel Borger"),
  {
    page: "/citizen/consents/$consentId", state: "ends soon", person: "Asta Borger",
    open: async (tab, portal, ready) => {
      await tab.goto(`${portal}/citizen/consents/${(await yesThatEndsSoon(ready)).consentId}`);
      await tab.locator("main .card .button").first().waitFor();
    },
  },
  atPath("/citizen/who-looked", "Mikkel Borger"),
  // Nobody refers Gerda: she has only looked herself.
  then(atPath("/citizen/who-looked", "Gerda Borger"), "empty", (tab) => tab.locator('section[aria-labelledby="looked"] > p').waitFor()),
  then(atPath("/citizen/for-others", "Gerda Borger"), "full", (tab) => tab.locator("section.question").first().waitFor()),
  atPath("/citizen/for-others", "Jonas Borger", "empty"),
  then(atPath("/citizen/for-others", "Gerda Borger"), "dialog: stop", async (tab) => {
    await tab.locator("main .card .card-content .button").first().click();
    await tab.locator("dialog[open] .buttons").waitFor();
  }),
  atPath("/citizen/account", "Mikkel Borger"),
  atPath("/citizen/refer-myself", "Jonas Borger"),
  then({ ...atPath("/citizen/refer-myself/about", "Jonas Borger"), open: async (tab, portal) => { await tab.goto(`${portal}/citizen/refer-myself/about?organisation=organisation-havnen`); } }, "what is missing", async (tab) => {
    await tab.locator('main form button[type="submit"]').click();
    await tab.locator(".form-error-message").first().waitFor();
  }),
  ofOwnDraft("/citizen/refer-myself/send/$referralId", "full"),
  ofOwnDraft("/citizen/answer/$referralId", "signed in too lightly"),
  atPath("/citizen/call-me", "Mikkel Borger"),
  atPath("/citizen/call-me", "Rikke Borger", "whom to ask"),
];
