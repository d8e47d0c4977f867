import type { Page } from "playwright-core";
import { atPath, goBy, type PageState, standing } from "./page-state.ts";

const maja = "Maja Sagsbehandler";

/** A case of the demo's, by its citizen's family name: from the list, as a caseworker would. */
const caseOf = async (page: Page, portal: string, familyName: string): Promise<void> => {
  await page.goto(`${portal}/caseworker`);
  await goBy(page, page.getByRole("link", { name: new RegExp(familyName) }).first());
};

const inCase = (state: string, familyName: string, then: (page: Page) => Promise<void> = async () => undefined): PageState => ({
  page: "/caseworker/cases/$referralId", state, person: maja,
  open: async (page, portal) => {
    await caseOf(page, portal, familyName);
    await then(page);
  },
});

/** Buttons of a case by their place, since their words are in two languages. */
const inMore = (place: number) => async (page: Page): Promise<void> => {
  await page.locator("section[aria-labelledby=more] button.button").nth(place).click();
  await page.locator("dialog[open] h2").waitFor();
};

/** Beyond the question about danger. */
const newReferral = (state: string, then: (page: Page) => Promise<void>): PageState => ({
  page: "/caseworker/new", state, person: maja,
  open: async (page, portal) => {
    await page.goto(`${portal}/caseworker/new`);
    await page.locator(".buttons button").nth(1).click();
    await page.locator("form.draft").waitFor();
    await then(page);
  },
});

/** Pages of a case, by their addresses beneath the case's own. */
const beneathCase = (page: string, state: string, familyName: string, go: (page: Page) => Promise<void>): PageState => ({
  page, state, person: maja,
  open: async (tab, portal) => {
    await caseOf(tab, portal, familyName);
    await go(tab);
    await standing(tab);
  },
});
const goTo = (rest: string) => async (page: Page): Promise<void> => {
  await page.goto(page.url().split("?")[0] + rest);
  await standing(page);
};

export const caseworkerStates: readonly PageState[] = [
  atPath("/caseworker", maja),
  atPath("/caseworker/figures", maja),
  { ...atPath("/caseworker", maja, "empty"), open: async (page, portal) => {
    await page.goto(`${portal}/caseworker?need=answer-overdue&status=withdrawn`);
    await page.locator(".empty").waitFor();
  } },
  atPath("/caseworker", "Bente Teamleder", "team leader"),
  atPath("/caseworker/new", maja),
  newReferral("step", async () => undefined),
  newReferral("faulty fields", async (page) => {
    await page.locator("form.draft button[type=submit]").click();
    await page.locator(".form-error").first().waitFor();
  }),
  inCase("full", "Birkelund"),
  inCase("stopped", "Krogager"),
  atPath("/caseworker/find", maja),
  { ...atPath("/caseworker/find", maja, "found"), open: async (page, portal) => {
    await page.goto(`${portal}/caseworker/find`);
    await page.locator("input[type=text]").fill("Birkelund");
    await page.locator("main button[type=submit]").click();
    await page.locator("main table").waitFor();
  } },
  { ...atPath("/caseworker/find", maja, "other units"), open: async (page, portal) => {
    await page.goto(`${portal}/caseworker/find`);
    await page.locator("input[type=radio]").last().check({ force: true });
  } },
  atPath("/caseworker/call-backs", maja),
  atPath("/caseworker/overdue", "Bente Teamleder"),
  atPath("/caseworker/import", maja),
  { ...atPath("/caseworker/import", maja, "error"), open: async (page, portal) => {
    await page.goto(`${portal}/caseworker/import`);
    await page.locator("input[type=file]").setInputFiles({ name: "no-referral.json", mimeType: "application/json", buffer: Buffer.from("{") });
    await page.locator("main button.button").click();
    await page.locator("main table").waitFor();
  } },
  beneathCase("/caseworker/cases/$referralId/organisation", "full", "Birkelund", async (page) => {
    await goTo("/organisation?organisation=organisation-havnen")(page);
  }),
  beneathCase("/caseworker/cases/$referralId/organisation", "to choose", "Birkelund", goTo("/organisation?area=all")),
  beneathCase("/caseworker/cases/$referralId/organisation", "empty", "Birkelund", goTo("/organisation?theme=bullying")),
  beneathCase("/caseworker/cases/$referralId/organisation", "over", "Tangmose", goTo("/organisation")),
  beneathCase("/caseworker/cases/$referralId/answers/$consentId", "full", "Birkelund", async (page) => {
    await goBy(page, page.locator(".consent a.button").first());
    await page.locator("main form").last().waitFor();
  }),
  beneathCase("/caseworker/cases/$referralId/answers/$consentId", "a yes", "Birkelund", async (page) => {
    await goBy(page, page.locator(".consent a.button").first());
    await page.locator('input[type=radio][value="yes"]').check({ force: true });
  }),
  beneathCase("/caseworker/cases/$referralId/answers/$consentId", "a yes again", "Tangmose", async (page) => {
    await goBy(page, page.locator('.consent a.button[href*="/answers/"]').first());
    await page.locator("main form").last().waitFor();
  }),
  beneathCase("/caseworker/cases/$referralId/representation", "full", "Birkelund", goTo("/representation")),
  beneathCase("/caseworker/cases/$referralId/representation", "faulty fields", "Birkelund", async (page) => {
    await goTo("/representation")(page);
    await page.locator("main form button[type=submit]").click();
    await page.locator(".form-error").first().waitFor();
  }),
  inCase("dialog: hand over", "Birkelund", inMore(0)),
  inCase("dialog: withdraw", "Birkelund", inMore(1)),
  inCase("dialog: stop all", "Birkelund", async (page) => {
    await page.locator("section[aria-labelledby=consents] > .buttons button").click();
    await page.locator("dialog[open] h2").waitFor();
  }),
];
