import { atPath, type PageState, standing } from "./page-state.ts";

/** The provider is away: the server answers with the pages' own frame. */
const loginAway: PageState = {
  page: "/login", state: "the provider is away",
  open: async (page, portal) => {
    await page.route("**/login?to=/", async (route) => route.fulfill({ response: await route.fetch({ url: `${portal}/login/callback` }) }));
    await page.goto(`${portal}/login?to=/`);
    await standing(page);
  },
};

export const frontStates: readonly PageState[] = [atPath("/"), atPath("/accessibility"), atPath("/help-now"), atPath("/login/again"), atPath("/login/callback"), loginAway];
