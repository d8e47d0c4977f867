import { type Person, signedIn } from "@haandslag/testing/browser";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { type AnotherSite, anotherSite } from "./another-site.ts";
import { browserFor } from "../setup/browser-for.ts";

const portal = inject("portal");
const browser = browserFor();
let evil: AnotherSite;
let maja: Person;

beforeAll(async () => {
  evil = await anotherSite();
});
afterAll(() => evil?.close());
beforeEach(async ({ onTestFinished }) => {
  maja = await signedIn(browser(), { portal, name: "Maja Sagsbehandler" });
  onTestFinished(() => maja.context.close());
});

const whoIs = (person: Person) => person.context.request.get(`${portal}/session`).then(async (answer) => ((await answer.json()) as { user: { name: string } | null }).user?.name ?? null);

describe("control: this browser keeps sites apart", () => {
  test("a page cannot read another origin's answer", async () => {
    const other = evil.page("<p>secret</p>");
    const tab = await maja.context.newPage();
    await tab.goto(evil.page("<p>attacker</p>").replace("localhost", "127.0.0.1"));
    expect(await tab.evaluate((address) => fetch(address).then((answer) => answer.text(), (error: unknown) => `refused: ${(error as Error).name}`), other)).toBe("refused: TypeError");
    await tab.close();
  });
});

describe("another site", () => {
  test("cannot put a page of ours into a frame", async () => {
    const tab = await maja.context.newPage();
    await tab.goto(evil.page(`<iframe src="${portal}/"></iframe>`));
    const frame = tab.frames().find((candidate) => candidate !== tab.mainFrame());
    await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/);
    await tab.close();
  });

  test("cannot log anybody out with a form of its own", async () => {
    const tab = await maja.context.newPage();
    await tab.goto(evil.page(`<form method="post" action="${portal}/logout"><button>Win a prize</button></form>`));
    const [answer] = await Promise.all([tab.waitForResponse(`${portal}/logout`), tab.getByRole("button").click()]);
    expect(answer.status()).toBeGreaterThanOrEqual(400);
    expect(answer.status()).toBeLessThan(500);
    expect(await whoIs(maja)).toBe("Maja Sagsbehandler");
    await tab.close();
  });

  test("cannot make a call, neither as JSON nor as a form that pretends to be", async () => {
    const tab = await maja.context.newPage();
    await tab.goto(evil.page("<p>attacker</p>"));
    const calls = await tab.evaluate(async (address) => {
      const tell = (init: RequestInit) => fetch(address, { method: "POST", credentials: "include", ...init }).then((answer) => `answered ${answer.status} ${answer.type}`, () => "refused");
      return [await tell({ headers: { "content-type": "application/json" }, body: "{}" }), await tell({ headers: { "content-type": "text/plain" }, body: "{}" }), await tell({ mode: "no-cors", headers: { "content-type": "text/plain" }, body: "{}" })];
    }, `${portal}/api/referral/trpc/listReferrals`);
    expect(calls[0]).toBe("refused");
    expect(calls[1]).toBe("refused");
    expect(calls[2]).toMatch(/^refused|opaque$/);
    await tab.close();
  });

  test("cannot read who is logged in", async () => {
    const tab = await maja.context.newPage();
    await tab.goto(evil.page("<p>attacker</p>"));
    expect(await tab.evaluate((address) => fetch(address, { credentials: "include" }).then((answer) => answer.text(), () => "refused"), `${portal}/session`)).toBe("refused");
    await tab.close();
  });

  test.each(["https://example.org/", "//example.org/", "/\\example.org", "/%09/example.org", "javascript:alert(1)"])("is never where logging in ends: %s", async (target) => {
    const context = await browser().newContext({ locale: "da-DK" });
    const tab = await context.newPage();
    await tab.goto(`${portal}/login?to=${encodeURIComponent(target)}`);
    await tab.getByRole("button", { name: "Maja Sagsbehandler" }).click();
    await tab.locator("h1").first().waitFor();
    expect(new URL(tab.url()).origin).toBe(portal);
    await context.close();
  });
});
