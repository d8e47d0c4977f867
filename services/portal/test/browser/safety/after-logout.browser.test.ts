import { type Person, signedIn } from "@haandslag/testing/browser";
import { describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const portal = inject("portal");
const browser = browserFor();


const logOut = async ({ page }: Person) => {
  await page.getByRole("button", { name: /Log ud/ }).click();
  await page.locator('a[href^="/login"]').first().waitFor();
};

const cookiesOf = ({ context }: Person) => context.cookies(portal);

describe("after logging out", () => {
  test("the old session's cookie, kept by a thief, is nobody's", async () => {
    const maja = await signedIn(browser(), { portal, name: "Maja Sagsbehandler" });
    const stolen = await cookiesOf(maja);
    await logOut(maja);
    const thief = await browser().newContext();
    await thief.addCookies(stolen);
    const session = (await (await thief.request.get(`${portal}/session`)).json()) as { user: unknown };
    expect(session.user).toBeNull();
    await Promise.all([thief.close(), maja.context.close()]);
  });

  test("the back button shows nothing of what was there", async () => {
    const maja = await signedIn(browser(), { portal, name: "Maja Sagsbehandler" });
    await expect.poll(() => maja.page.locator("main").innerText()).toContain("Borger");
    await logOut(maja);
    await maja.page.goBack();
    await maja.page.locator("h1").first().waitFor();
    expect(await maja.page.locator("body").innerText()).not.toContain("Borger");
    await maja.context.close();
  });

  test("every tab and browser of the same login is logged out", async () => {
    const [here, there] = await Promise.all([signedIn(browser(), { portal, name: "Signe Koordinator" }), signedIn(browser(), { portal, name: "Signe Koordinator" })]);
    await logOut(here);
    const session = (await (await there.context.request.get(`${portal}/session`)).json()) as { user: unknown };
    expect(session.user).toBeNull();
    await Promise.all([here.context.close(), there.context.close()]);
  });

  test("a form that is posted again does nothing", async () => {
    const maja = await signedIn(browser(), { portal, name: "Maja Sagsbehandler" });
    const { csrfToken } = (await (await maja.context.request.get(`${portal}/session`)).json()) as { csrfToken: string };
    const cookie = (await cookiesOf(maja)).map(({ name, value }) => `${name}=${value}`).join("; ");
    const post = () => fetch(`${portal}/api/referral/trpc/listReferrals`, { method: "POST", headers: { cookie, "x-csrf-token": csrfToken, "content-type": "application/json", origin: portal, "sec-fetch-site": "same-origin" }, body: "{}" });
    expect((await post()).status).toBe(200);
    await logOut(maja);
    expect([401, 403]).toContain((await post()).status);
    await maja.context.close();
  });
});

describe("what a browser keeps", () => {
  test("CON-26 no name or number stands in an address, a title or the browser's storage", async () => {
    const maja = await signedIn(browser(), { portal, name: "Maja Sagsbehandler" });
    const addresses: string[] = [];
    maja.page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
    const titles: string[] = [];
    for (const link of await maja.page.locator("nav a").all()) {
      await link.click();
      await maja.page.locator("main h1").first().waitFor();
      titles.push(await maja.page.title());
    }
    const stored = await maja.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
    for (const text of [...addresses, ...titles, stored]) expect(text).not.toMatch(/Borger|Freja|Mikkel|\d{6}-?\d{4}\b/);
    await maja.context.close();
  });
});
