import { signIn } from "@haandslag/local-stack/person";
import type { Stack } from "@haandslag/local-stack/stack";
import { signedIn } from "@haandslag/testing/browser";
import type { Browser } from "playwright-core";
import { median, timed } from "../figure.ts";

const rows = 60;
const rounds = 15;

/** As many drafts as fill a caseworker's page, of citizens without a number: nothing that anybody else would meet. */
export async function draftReferrals(ready: Stack["ready"]): Promise<void> {
  const maja = await signIn(ready, "Maja Sagsbehandler");
  for (let i = 0; i < rows; i++) {
    await maja.referral.draftReferral.mutate({
      idempotencyKey: `bench-pages-${i}`, legalBasis: "serviceloven-82",
      citizen: { givenNames: ["Bænk"], familyName: `Nummer ${i}` }, profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } }, notices: { channel: "letter", language: "da" },
    });
  }
}

/** Runs in the browser: presses the menu's link, and looks at every frame whether the rows stand. */
const pressAndPaint = `(async () => {
  const link = [...document.querySelectorAll("nav a")].find((anchor) => anchor.getAttribute("href") === "/caseworker");
  const began = performance.now();
  link.click();
  while (document.querySelectorAll("main tbody tr").length < 50) await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - began;
})()`;

/** Milliseconds from pressing *Henvisninger* until fifty rows are asked for, answered and painted; and the bare call beside it. */
export async function fiftyRows(browser: Browser, ready: Stack["ready"]): Promise<{ painted: number; call: number }> {
  const maja = await signedIn(browser, { portal: ready.portal, name: "Maja Sagsbehandler" });
  const caller = await signIn(ready, "Maja Sagsbehandler");
  const painted: number[] = [];
  const calls: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await maja.page.goto(`${ready.portal}/help-now`);
    await maja.page.locator("main h1").first().waitFor();
    painted.push(await maja.page.evaluate<number>(pressAndPaint));
    calls.push(await timed(() => caller.referral.listReferrals.query({ limit: 50 })));
  }
  await maja.context.close();
  return { painted: median(painted), call: median(calls) };
}
