import { signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import { describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const key = () => ({ idempotencyKey: crypto.randomUUID() });
const today = new Date().toISOString().slice(0, 10);
const browser = browserFor();

describe("a yes again", () => {
  test("CON-11 CON-17 on paper: to what is shared now and no more, with nothing chosen beforehand, and written down as the citizen's", async () => {
    const [maja, rikke, { page }] = await Promise.all([signIn(ready, "Maja Sagsbehandler"), signIn(ready, "Rikke Borger"), signedIn(browser(), { portal, name: "Maja Sagsbehandler" })]);
    const { referralId } = await maja.referral.draftReferral.mutate({
      ...key(), legalBasis: "serviceloven-82", citizen: { cprNumber: "0201919996", givenNames: ["Fornyline"], phones: ["00 00 02 01"] },
      profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["group"] }, practical: { languages: ["da"] } }, notices: { channel: "sms", language: "da" },
    });
    await maja.referral.requestConsent.mutate({ ...key(), referralId, organisationId: "organisation-havnen", questions: [{ purpose: "referral", categories: ["situation", "wishes"] }] });
    const [consentId = ""] = (await maja.consent.consentsOfReferral.query({ referralId })).consents.map((consent) => consent.consentId ?? "");
    const { notice: { noticeId, version, language, hash } } = await maja.consent.consentForRecord.query({ consentId });
    await maja.consent.recordAssistedAnswer.mutate({ ...key(), consentId, answer: "yes", categories: ["wishes"], method: "paper", answeredOn: today, notice: { noticeId, version, language, hash }, language: "da", interpreter: "none", copy: "letter" });

    // Long before its end nothing is said of it; by a clock of four weeks before, it is.
    const { consents: [{ expiresAt } = { expiresAt: null }] } = await maja.consent.consentsOfReferral.query({ referralId });
    await page.goto(`${portal}/caseworker/cases/${referralId}`);
    await page.getByRole("link", { name: "Forny på papir" }).waitFor();
    expect(await page.getByText("Slutter snart").count()).toBe(0);
    const { page: later, context } = await signedIn(browser(), { portal, name: "Maja Sagsbehandler" });
    await later.clock.setFixedTime(Date.parse(expiresAt ?? "") - 28 * 86_400_000);
    await later.goto(`${portal}/caseworker/cases/${referralId}`);
    await later.getByText("Slutter snart").waitFor();
    await context.close();

    await page.getByRole("link", { name: "Forny på papir" }).click();
    await page.getByRole("heading", { name: "Borgeren siger ja igen" }).waitFor();
    expect(await page.locator("ul.notice-categories > li").count()).toBe(1);
    expect(await page.locator("main form input:checked").count()).toBe(0);
    await page.getByRole("button", { name: "Gem borgerens nye ja" }).click();
    await page.getByText(/Ret \d felter$/).waitFor();
    for (const name of ["Borgeren skrev under på papir", "Ingen tolk", "Givet i hånden"]) await page.getByLabel(name, { exact: true }).check({ force: true });
    await page.getByLabel("Hvilken dag").fill(today);
    await page.getByLabel("Sproget, I talte").selectOption({ label: "dansk" });
    await page.getByRole("button", { name: "Gem borgerens nye ja" }).click();
    await page.getByRole("heading", { level: 1, name: "Fornyline" }).waitFor();

    const { consents: { consents } } = await rikke.consent.myAccount.query({});
    const said = consents.find((consent) => consent.consentId === consentId)?.epochs ?? [];
    expect(said.map(({ what, method, shared }) => [what, method, shared])).toEqual(expect.arrayContaining([["granted", "paper", ["wishes"]], ["renewed", "paper", ["wishes"]]]));
  });
});
