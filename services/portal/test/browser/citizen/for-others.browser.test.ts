import type { Purpose } from "@haandslag/contracts";
import { type Person, signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";
import { key } from "./asked-citizen.ts";
import { counting, sizesOf } from "./steps.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
/** Ella is the ward and Gerda her guardian, here at Havnen; what the demo data have of them is at Broen, and stays as it is. */
const [ella, gerda] = ["2103009996", "1509819996"];

const browser = browserFor();
let page: Page;
let ward: Person;
let henrik: Person;
let referralId: string;
let representationId: string;
const right = (): Omit<Parameters<Person["referral"]["recordRepresentation"]["mutate"]>[0], "idempotencyKey"> => ({ referralId, cprNumber: gerda, kind: "guardian-personal", purposes: ["referral", "feedback", "measurement"], from: "2026-01-01", to: "2031-01-01", document: "guardianship-order" });
beforeAll(async () => {
  henrik = await signIn(ready, "Henrik Sagsbehandler");
  ({ referralId } = await henrik.referral.draftReferral.mutate({
    ...key(), legalBasis: "serviceloven-82", citizen: { cprNumber: ella, givenNames: ["Ella"], phones: ["00 00 21 03"] },
    profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } }, notices: { channel: "sms", language: "da" },
  }));
  await henrik.referral.requestConsent.mutate({ ...key(), referralId, organisationId: "organisation-havnen", questions: [{ purpose: "referral", categories: ["situation", "wishes", "practical"] }, { purpose: "feedback", categories: ["started"] }, { purpose: "measurement", categories: ["check-ins"] }] });
  ({ representationId } = await henrik.referral.recordRepresentation.mutate({ ...key(), ...right() }));
  [{ page }, ward] = await Promise.all([signedIn(browser(), { portal, name: "Gerda Borger" }), signIn(ready, "Ella Borger")]);
});

const consentOfElla = async (purpose: Purpose) => {
  const { consents } = await ward.consent.myConsents.query({ referralId });
  return consents.find((consent) => consent.purpose === purpose) ?? expect.fail(`Ella was not asked for ${purpose}`);
};
const ofElla = async (purpose: Purpose) => (await consentOfElla(purpose)).status;
const card = (heading: RegExp) => page.getByRole("article", { name: heading }).filter({ hasText: "Havnen" });

describe("who acts for another", () => {
  test("CON-15 CON-13 CON-17 a guardian says yes and no for the ward, and stops it in two presses: the ward's consent is stopped", async () => {
    await page.goto(`${portal}/citizen`);
    await page.getByRole("link", { name: "Svar eller stop på vegne af en anden" }).click();
    await page.getByRole("heading", { level: 1, name: "På vegne af en anden" }).waitFor();

    // By which right and until when, and nobody's name.
    const asked = card(/^Finde en peer/);
    await asked.getByText("Værge i personlige forhold. Den slutter onsdag 1. januar 2031.").waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/Ella|Skovlund/);

    // A yes and a no of one size, and nothing ticked.
    expect(await sizesOf(asked.locator(".buttons .button"))).toHaveLength(1);
    expect(await page.locator("main input:checked").count()).toBe(0);
    for (const name of ["Din situation", "Dine ønsker", "Det praktiske"]) await asked.getByRole("checkbox", { name }).check({ force: true });
    await asked.getByRole("button", { name: /^Sig ja/ }).click();
    const stop = asked.getByRole("button", { name: "Stop med at dele med Havnen" });
    await stop.waitFor();
    // Less is a press and the choice of what to leave out.
    await asked.getByRole("button", { name: "Del mindre" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Del ikke det praktiske" }).click();
    await expect.poll(() => asked.innerText()).toMatch(/Det deles nu\s+Situation\s+Ønsker\s+Fra/);
    // What the ward does herself stands on the guardian's page by itself.
    await ward.consent.narrowConsent.mutate({ ...key(), consentId: (await consentOfElla("referral")).consentId, categories: ["wishes"] });
    await expect.poll(() => asked.innerText()).toMatch(/Det deles nu\s+Ønsker/);
    expect(await asked.getByRole("button", { name: "Del mindre" }).count(), "of one part there is no less but none").toBe(0);
    await card(/^Fortælle/).getByRole("button", { name: /^Sig nej/ }).click();
    await card(/^Fortælle.*nej/i).waitFor();
    expect([await ofElla("referral"), await ofElla("feedback")]).toEqual(["granted", "refused"]);

    // One press and one confirmation, as with one's own; nobody asks why.
    const count = counting();
    await count.press(stop);
    const dialog = page.getByRole("dialog");
    expect(await dialog.locator("input, textarea, select").count()).toBe(0);
    expect(await sizesOf(dialog.locator(".buttons .button"))).toHaveLength(1);
    await count.press(dialog.getByRole("button", { name: "Ja, stop nu" }));
    await expect.poll(() => ofElla("referral")).toBe("revoked");
    await stop.waitFor({ state: "detached" });
    expect(count.steps).toBe(2);
    // Who has deleted comes in by itself, as it does for the ward.
    await asked.getByText(/Der, hvor henvisningen ligger: Stoppet/).first().waitFor();
  });

  test("CON-15 CON-14 a yes that ends soon she says again for the ward, to the text that stands there", async () => {
    const { consentId, notice: { noticeId, version, language, hash } } = await consentOfElla("measurement");
    const soon = new Date(Date.now() + 10 * 86_400_000).toISOString();
    const answers = card(/^Svare på/);
    await answers.getByRole("button", { name: /^Sig ja/ }).waitFor();
    await ward.consent.grantConsent.mutate({ ...key(), consentId, categories: ["check-ins"], notice: { noticeId, version, language, hash }, expiresAt: soon });
    await answers.getByRole("heading", { name: "Jaet slutter snart" }).waitFor();
    await answers.getByText("Hvis du vil stoppe").waitFor();
    await answers.getByRole("button", { name: "Sig ja igen" }).click();
    await answers.getByRole("heading", { name: "Jaet slutter snart" }).waitFor({ state: "detached" });
    expect((await consentOfElla("measurement")).expiresAt?.slice(0, 10)).not.toBe(soon.slice(0, 10));
  });

  test("CON-15 CON-29 while she looks: of a right that is over her page shows nothing more, and of one that begins it shows what there is", async () => {
    await card(/^Finde en peer/).waitFor();
    await henrik.consent.endRepresentation.mutate({ ...key(), representationId });
    await expect.poll(() => card(/^Finde en peer/).count()).toBe(0);
    await henrik.referral.recordRepresentation.mutate({ ...key(), ...right() });
    await expect.poll(() => card(/^Finde en peer/).count()).toBe(1);
  });

  test("CON-15 CON-29 a right that ended while her line was away has left her page when it is back", async () => {
    const rights = await henrik.consent.representationsOfReferral.query({ referralId });
    const { representationId: held = "" } = rights.representations.find(({ status }) => status === "recorded") ?? {};
    await card(/^Finde en peer/).waitFor();
    await page.context().setOffline(true);
    await henrik.consent.endRepresentation.mutate({ ...key(), representationId: held });
    await page.context().setOffline(false);
    await card(/^Finde en peer/).waitFor({ state: "detached" });
    expect(await page.locator("main").innerText()).not.toContain("Havnen");
  });

  test("CON-29 who acts for nobody is shown no way there, and is told by the page what to do", async () => {
    const { page: jonas, context } = await signedIn(browser(), { portal, name: "Jonas Borger" });
    const answer = jonas.waitForResponse((response) => response.url().endsWith("/wardConsents"));
    await jonas.goto(`${portal}/citizen`);
    await (await answer).finished();
    await jonas.getByRole("link", { name: "Se, hvem der har set mine oplysninger" }).waitFor();
    expect(await jonas.locator('a[href="/citizen/for-others"]').count()).toBe(0);
    await jonas.goto(`${portal}/citizen/for-others`);
    await jonas.getByText("Så tal med sagsbehandleren, og vis papiret.").waitFor();
    await context.close();
  });
});
