import { randomUUID } from "node:crypto";
import { signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { pages } from "../../../web/app/page-table.ts";
import { browserFor } from "../setup/browser-for.ts";

const portal = inject("portal");
const ready = inject("ready");
const browser = browserFor();


async function mainOf(page: Page, path: string): Promise<string> {
  await page.goto(`${portal}${path}`);
  await page.locator("main h1").first().waitFor();
  await page.locator(".loading").waitFor({ state: "detached" });
  return (await page.locator("main").innerText()).replaceAll(/[0-9a-f-]{36}/g, "…");
}

describe("another's address, typed by hand", () => {
  test("CON-29 a case of another unit answers as one that does not exist, on every page that has a case in its address", async () => {
    const maja = await signIn(ready, "Maja Sagsbehandler");
    const { referrals: [theirs] } = await maja.referral.listReferrals.query({ limit: 1 });
    expect(theirs).toBeDefined();
    const henrik = await signedIn(browser(), { portal, name: "Henrik Sagsbehandler" });
    for (const { path } of pages.filter((page) => page.home === "caseworker" && page.path.includes("$referralId"))) {
      const at = (id: string) => mainOf(henrik.page, path.replaceAll(/\$\w+/g, id));
      expect(await at(theirs?.referralId ?? ""), path).toBe(await at(randomUUID()));
    }
    await henrik.context.close();
  });

  test("CON-29 another organisation's case, and another citizen's, answer as if they did not exist", async () => {
    const [signe, freja] = await Promise.all([signIn(ready, "Signe Koordinator"), signIn(ready, "Freja Borger")]);
    const { offers: [offer] } = await signe.referral.listOffers.query({ limit: 1 });
    const [mine] = await freja.referral.myReferrals.query();
    expect([offer, mine]).not.toContain(undefined);
    for (const [name, home, id] of [["Ali Koordinator", "organisation", offer?.referralId], ["Jonas Borger", "citizen", mine?.referralId]] as const) {
      const person = await signedIn(browser(), { portal, name });
      for (const { path } of pages.filter((page) => page.home === home && page.path.includes("$referralId"))) {
        const at = (wanted: string) => mainOf(person.page, path.replaceAll(/\$\w+/g, wanted));
        expect(await at(id ?? ""), path).toBe(await at(randomUUID()));
      }
      await person.context.close();
    }
  });

  test("a page of another home answers as one that does not exist", async () => {
    const fatima = await signedIn(browser(), { portal, name: "Fatima Peer" });
    const nothing = await mainOf(fatima.page, "/nothing-here");
    for (const path of ["/caseworker", "/organisation", "/auditor", "/citizen"]) expect(await mainOf(fatima.page, path), path).toBe(nothing);
    await fatima.context.close();
  });
});

describe("scripts in text fields", () => {
  const script = (where: string) => `${where}<img src=x onerror="document.body.dataset.hacked=1">`;

  /** Comes out as it was typed, and does nothing. */
  async function standsAsText(page: Page, where: string): Promise<boolean> {
    await page.getByText(`${where}<img src=x`).first().waitFor();
    return (await page.locator("main img").count()) === 0 && (await page.evaluate(() => document.body.dataset["hacked"] === undefined));
  }

  test("of a case come out as text", async () => {
    const service = await signIn(ready, "Maja Sagsbehandler");
    const { referralId } = await service.referral.draftReferral.mutate({
      idempotencyKey: randomUUID(), legalBasis: "serviceloven-82", wish: script("wish"),
      citizen: { givenNames: [script("given")], familyName: script("family"), address: { lines: [script("line")], city: script("city") } },
      relatives: [{ name: script("relative"), relationship: script("relation"), phones: [], emails: [] }],
      profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } }, notices: { channel: "letter", language: "da" },
    });
    const { page, context } = await signedIn(browser(), { portal, name: "Maja Sagsbehandler" });
    await page.goto(`${portal}/caseworker/cases/${referralId}`);
    for (const where of ["wish", "given", "family", "line", "relative", "relation"]) expect(await standsAsText(page, where)).toBe(true);
    await page.goto(`${portal}/caseworker`);
    expect(await standsAsText(page, "given")).toBe(true);
    await service.referral.withdrawReferral.mutate({ idempotencyKey: randomUUID(), referralId, reason: "sent-by-mistake" });
    await context.close();
  });

  test("of a citizen's goal and a peer's own words come out as text", async () => {
    const [mikkel, anders] = await Promise.all([signIn(ready, "Mikkel Borger"), signIn(ready, "Anders Peer")]);
    const [course] = (await mikkel.referral.myReferrals.query()).filter(({ status }) => status === "in_course");
    await mikkel.outcomes.setGoal.mutate({ idempotencyKey: randomUUID(), referralId: course?.referralId ?? "", words: script("goal") });
    const before = await anders.peers.myProfile.query();
    await anders.peers.editMyWords.mutate({ idempotencyKey: randomUUID(), ownWords: script("words") });
    const citizen = await signedIn(browser(), { portal, name: "Mikkel Borger" });
    await citizen.page.goto(`${portal}/citizen/how-are-you/${course?.referralId}`);
    expect(await standsAsText(citizen.page, "goal")).toBe(true);
    const peer = await signedIn(browser(), { portal, name: "Anders Peer" });
    await peer.page.goto(`${portal}/peer/about`);
    expect(await standsAsText(peer.page, "words")).toBe(true);
    await anders.peers.editMyWords.mutate({ idempotencyKey: randomUUID(), ownWords: before.ownWords });
    await Promise.all([citizen.context.close(), peer.context.close()]);
  });
});
