import { type Person, signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const key = () => ({ idempotencyKey: crypto.randomUUID() });

const browser = browserFor();
let maja: Page;
let service: Person;
let referralId: string;
beforeAll(async () => {
  [{ page: maja }, service] = await Promise.all([signedIn(browser(), { portal, name: "Maja Sagsbehandler" }), signIn(ready, "Maja Sagsbehandler")]);
  // Without a CPR number, and with a name that is nobody's.
  ({ referralId } = await service.referral.draftReferral.mutate({
    ...key(), legalBasis: "serviceloven-82", citizen: { givenNames: ["Søgeline"], familyName: "Gemtsen" },
    profile: { situation: { themes: [] }, wishes: { forms: ["group"] }, practical: { languages: ["da"] } }, notices: { channel: "letter", language: "da" },
  }));
});

async function find(page: Page, name: string, more: () => Promise<void> = async () => undefined): Promise<void> {
  await page.goto(`${portal}/caseworker/find`);
  await page.getByLabel("Navn eller CPR-nummer").fill(name);
  await more();
  await page.getByRole("button", { name: "Find sagen" }).click();
}

describe("finding a case", () => {
  test("CON-26 by the beginning of a name, posted: neither address nor title nor storage nor any request's address has it", async () => {
    const addresses: string[] = [];
    maja.on("request", (request) => addresses.push(request.url()));
    await find(maja, "gemts");
    await maja.getByRole("link", { name: "Søgeline Gemtsen" }).click();
    await maja.getByRole("heading", { level: 1, name: "Søgeline Gemtsen" }).waitFor();
    const kept = await maja.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.title]));
    expect([...addresses, kept].filter((text) => /gemts|s%C3%B8geline|søgeline/i.test(text))).toEqual([]);
  });

  test("CON-32 in another unit's cases only with a reason, and it says that the citizen sees it; the case is not opened", async () => {
    const { page: henrik, context } = await signedIn(browser(), { portal, name: "Henrik Sagsbehandler" });
    await find(henrik, "Gemtsen");
    await henrik.getByText("Ingen sager passer").waitFor();
    const everywhere = () => henrik.getByLabel("I alle enheder").check({ force: true });
    await find(henrik, "Gemtsen", everywhere);
    await henrik.getByText("Vælg en grund.").waitFor();
    await henrik.getByText("Borgeren kan se, at du har søgt uden for din enhed, og hvorfor.").waitFor();
    await henrik.getByLabel("Vi arbejder sammen om sagen").check({ force: true });
    await henrik.getByRole("button", { name: "Find sagen" }).click();
    await henrik.getByRole("rowheader", { name: "Søgeline Gemtsen" }).waitFor();
    expect(await henrik.getByRole("link", { name: "Søgeline Gemtsen" }).count()).toBe(0);

    // Typed by hand it answers as if it did not exist (CON-29).
    await henrik.goto(`${portal}/caseworker/cases/${referralId}`);
    await henrik.getByRole("heading", { name: "Vi kan ikke finde siden" }).waitFor();
    expect(await henrik.content()).not.toContain("Gemtsen");
    await context.close();
  });
});

describe("the list", () => {
  test("a filter stands in the address, survives the back button, and an empty list says what to do", async () => {
    await maja.goto(`${portal}/caseworker`);
    await maja.getByLabel("Hvad mangler").selectOption("draft-to-finish");
    await maja.waitForURL(/need=draft-to-finish/);
    await maja.getByRole("link", { name: "Søgeline Gemtsen" }).click();
    await maja.getByText("Der mangler: CPR-nummer.").waitFor();
    await maja.goBack();
    expect(await maja.getByLabel("Hvad mangler").inputValue()).toBe("draft-to-finish");
    await maja.getByLabel("Hvor langt").selectOption("closed");
    await maja.getByText("Ingen sager passer til det, du har valgt.").waitFor();
    await maja.getByRole("link", { name: "Vis alle" }).click();
    await maja.getByRole("link", { name: "Søgeline Gemtsen" }).waitFor();
  });

  test("CON-29 a team leader sees what waits and whose it is, and nobody's name; a case typed by hand does not exist", async () => {
    const { page: bente, context } = await signedIn(browser(), { portal, name: "Bente Teamleder" });
    await bente.getByRole("table").waitFor();
    const html = await bente.content();
    for (const name of ["Gemtsen", "Birkelund", "Tangmose"]) expect(html).not.toContain(name);
    await bente.goto(`${portal}/caseworker/cases/${referralId}`);
    await bente.getByRole("heading", { name: "Vi kan ikke finde siden" }).waitFor();
    await context.close();
  });
});

describe("a file", () => {
  test("REF-22 a bad one is refused with each error by its place in plain words, and a good one says what was kept and left out", async () => {
    await maja.goto(`${portal}/caseworker/import`);
    const file = (content: unknown) => maja.locator("input[type=file]").setInputFiles({ name: "henvisning.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
    const read = () => maja.getByRole("button", { name: "Læs filen ind" }).click();
    await read();
    await maja.getByText("Vælg en fil.").waitFor();
    await file({ resourceType: "Bundle", type: "collection", entry: [{ resource: { resourceType: "Patient", name: [{ givn: ["X"] }] } }] });
    await read();
    await maja.getByText("Her står et felt, som FHIR R4 ikke kender.").waitFor();
    expect(await maja.locator("main").innerText()).not.toMatch(/ELEMENT_UNKNOWN|MESSAGE_REFUSED/);

    await file({ resourceType: "Bundle", type: "collection", entry: [
      { fullUrl: "urn:uuid:00000000-0000-4000-8000-0000000000a1", resource: { resourceType: "Patient", name: [{ given: ["Filippa"], family: "Indlæst" }] } },
      { fullUrl: "urn:uuid:00000000-0000-4000-8000-0000000000a2", resource: { resourceType: "Condition", subject: { reference: "urn:uuid:00000000-0000-4000-8000-0000000000a1" }, code: { text: "noget med en diagnose" } } },
    ] });
    await read();
    await maja.getByText("Der er ikke noget CPR-nummer").waitFor();
    await maja.getByText("der er intet felt til det").waitFor();
    expect(await maja.locator("main").innerText()).not.toContain("noget med en diagnose");
    await maja.getByRole("link", { name: "Gå til kladden" }).click();
    expect(await maja.getByLabel("Fornavne").inputValue()).toBe("Filippa");
  });
});
