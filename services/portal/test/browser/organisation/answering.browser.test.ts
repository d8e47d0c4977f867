import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { type Cast, castOf, offered } from "./own-referral.ts";
import { browserFor } from "../setup/browser-for.ts";

const portal = inject("portal");
const browser = browserFor();
let signe: Page;
let cast: Cast;
beforeAll(async () => {
  cast = await castOf(inject("ready"), { citizen: "Tove Borger", coordinator: "Signe Koordinator" });
  ({ page: signe } = await signedIn(browser(), { portal, name: "Signe Koordinator", context: { viewport: { width: 390, height: 844 } } }));
});

const sizeOf = async (name: string) => {
  const box = await signe.getByRole("button", { name, exact: true }).boundingBox();
  return [Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)];
};

describe("a request without a name, on a phone", () => {
  test("REF-03 REF-18 it is opened by a press that says who will see it, and shows no name; yes and no are of one size", async () => {
    const referralId = await offered(cast, { givenName: "Navnløs", wish: "Skal ikke ses her" });
    await signe.goto(`${portal}/organisation`);
    await signe.locator(`a[href="/organisation/offers/${referralId}"]`).click();
    await signe.getByText("Borgeren kan se, at du har set det").waitFor();
    expect((await cast.coordinator.referral.getOffer.query({ referralId })).openedAt).toBeNull();
    await signe.getByRole("button", { name: /Åbn forespørgslen/ }).click();
    await signe.getByText("At være alene").waitFor();
    expect((await cast.coordinator.referral.getOffer.query({ referralId })).openedAt).not.toBeNull();
    const html = await signe.content();
    for (const word of ["Navnløs", "Skal ikke ses her", "00 00 05 04"]) expect(html).not.toContain(word);
    expect(await sizeOf("Sig ja til forespørgslen")).toEqual(await sizeOf("Sig nej til forespørgslen"));
  });

  test("REF-04 a no takes one of few reasons, each with who refused and what follows; none is chosen beforehand", async () => {
    const referralId = await offered(cast);
    await signe.goto(`${portal}/organisation/offers/${referralId}`);
    await signe.getByRole("button", { name: "Sig nej til forespørgslen" }).click();
    const dialog = signe.getByRole("dialog");
    expect(await dialog.locator("input:checked").count()).toBe(0);
    await dialog.getByRole("button", { name: "Sig nej" }).click();
    await dialog.getByText("Ret ét felt").waitFor();
    expect((await cast.coordinator.referral.getOffer.query({ referralId })).status).toBe("offered");
    await dialog.getByLabel("Borgeren vil vente").check();
    await dialog.getByRole("button", { name: "Sig nej" }).dblclick();
    await signe.waitForURL(`${portal}/organisation`);
    expect(await cast.caseworker.referral.getReferral.query({ referralId })).toMatchObject({ status: "declined", declined: { refusedBy: "citizen", consequence: "wait" } });
  });

  test("ASG-04 ASG-05 after a yes peers are found, each constraint says how many it took off, and who is ticked is asked", async () => {
    const referralId = await offered(cast);
    await signe.goto(`${portal}/organisation/offers/${referralId}`);
    await signe.getByRole("button", { name: "Sig ja til forespørgslen" }).click();
    await signe.waitForURL(`${portal}/organisation/cases/${referralId}`);
    await signe.getByRole("link", { name: "Find peers" }).click();
    await signe.getByRole("button", { name: /Find peers/ }).click();
    await signe.getByLabel("Fatima").waitFor();
    const removed = await signe.locator("section[aria-labelledby=removed] tbody tr").allInnerTexts();
    expect(removed).toHaveLength(6);
    expect(removed.find((row) => row.includes("erfaring"))).toContain("1 peer");
    expect(await signe.locator("form input:checked").count()).toBe(0);
    await signe.getByLabel("Fatima").check();
    await signe.getByRole("button", { name: "Spørg de valgte" }).click();
    await signe.getByRole("heading", { name: /I har spurgt peers/ }).waitFor();
    expect((await cast.coordinator.peers.getAssignment.query({ referralId })).status).toBe("asked");
  });

  test("REF-14 that there is as much room as last time is said in two presses, with the moment", async () => {
    const before = (await cast.coordinator.referral.myOrganisation.query()).services[0]?.capacity;
    await signe.goto(`${portal}/organisation`);
    await signe.getByRole("link", { name: "Plads" }).click();
    await signe.getByRole("button", { name: "Det er stadig sådan" }).click();
    await expect.poll(async () => (await cast.coordinator.referral.myOrganisation.query()).services[0]?.capacity?.confirmedAt).not.toBe(before?.confirmedAt);
    expect((await cast.coordinator.referral.myOrganisation.query()).services[0]?.capacity).toMatchObject({ places: before?.places, waitingWeeks: before?.waitingWeeks });
  });
});
