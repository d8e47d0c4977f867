import { atPath, type PageState } from "./page-state.ts";

/** Pages with an id are reached as a person reaches them: by the link on the home page. */
const byLink = (page: string, person: string, state = "full"): PageState => ({
  page, state, person,
  open: async (tab, portal) => {
    await tab.goto(`${portal}/citizen`);
    await tab.locator(`main a[href^="${page.replace(/\$.*/, "")}"]`).first().click();
    await tab.waitForURL((url) => url.pathname.startsWith(page.replace(/\$.*/, "")));
    await tab.locator("main h1").first().waitFor();
  },
});

export const citizenStates: readonly PageState[] = [
  atPath("/citizen", "Freja Borger"),
  atPath("/citizen", "Kim Borger", "something waits"),
  atPath("/citizen", "Mikkel Borger", "a course runs"),
  atPath("/citizen", "Solveig Borger", "stopped"),
  atPath("/citizen", "Jonas Borger", "empty"),
  byLink("/citizen/answer/$referralId", "Kim Borger"),
  byLink("/citizen/stop/$referralId", "Freja Borger"),
  byLink("/citizen/stop/$referralId", "Solveig Borger", "stopped"),
  byLink("/citizen/consents/$consentId", "Freja Borger"),
  byLink("/citizen/peers/$referralId", "Mikkel Borger"),
  byLink("/citizen/how-are-you/$referralId", "Mikkel Borger"),
  atPath("/citizen/who-looked", "Mikkel Borger"),
  atPath("/citizen/who-looked", "Jonas Borger", "empty"),
  atPath("/citizen/account", "Mikkel Borger"),
  atPath("/citizen/refer-myself", "Jonas Borger"),
  atPath("/citizen/refer-myself/about", "Jonas Borger", "nothing chosen"),
];
