import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { accepted, castOf, key } from "./own-referral.ts";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const browser = browserFor();
let ali: Page;
beforeAll(async () => {
  ({ page: ali } = await signedIn(browser(), { portal, name: "Ali Koordinator" }));
});

const openCase = async () => {
  await ali.getByText("Borgeren kan se, at du har set det").waitFor();
  await ali.getByRole("button", { name: /Åbn sagen/ }).click();
};

describe("a withdrawal while the coordinator has the case open", () => {
  test("CON-18 CON-21 it closes before their eyes, when the citizen shares less and when they stop: nothing of it is left on the page", async () => {
    const cast = await castOf(ready, { citizen: "Viggo Borger", coordinator: "Ali Koordinator" });
    const referralId = await accepted(cast, { givenName: "Bortvist", wish: "Noget, som ingen skal se bagefter" });
    await ali.goto(`${portal}/organisation/cases/${referralId}`);
    await ali.getByText("Det, borgeren deler med jer").waitFor();
    expect(await ali.content()).not.toContain("Bortvist");
    await openCase();
    await ali.getByText("nogen@eksempel.invalid").waitFor();

    const { consents } = await cast.citizen.consent.myConsents.query({ referralId });
    const consentId = consents.find(({ purpose }) => purpose === "referral")?.consentId ?? "";
    await cast.citizen.consent.narrowConsent.mutate({ ...key(), consentId, categories: ["situation", "wishes", "practical", "identity"] });
    await ali.getByText("Borgeren har ændret, hvad I må se").waitFor();
    expect(await ali.content()).not.toContain("Bortvist");
    await openCase();
    await ali.getByText("Bortvist Opdigtet").waitFor();
    expect(await ali.content()).not.toContain("nogen@eksempel.invalid");

    await cast.citizen.consent.revokeAllConsents.mutate({ ...key(), referralId });
    await ali.getByRole("heading", { name: /Borgeren deler ikke mere med jer/ }).waitFor();
    const html = await ali.content();
    for (const word of ["Bortvist", "Noget, som ingen", "00 00 05 04"]) expect(html).not.toContain(word);
    expect(await ali.getByRole("button", { name: /Åbn sagen/ }).count()).toBe(0);
  });

  test("CON-13 CON-24 CON-28 a stop that the citizen told the coordinator is two presses without a reason; then own notes are confirmed", async () => {
    const cast = await castOf(ready, { citizen: "Tove Borger", coordinator: "Ali Koordinator" });
    const referralId = await accepted(cast, { givenName: "Beskyttet" });
    await ali.goto(`${portal}/organisation/cases/${referralId}`);
    await openCase();
    await ali.getByText("00 00 05 04").waitFor();
    expect(await ali.locator("main").innerText()).toContain("Navnet, fordi det er beskyttet");
    expect(await ali.content()).not.toContain("Beskyttet Opdigtet");

    await ali.getByRole("button", { name: "Borgeren vil stoppe" }).click();
    expect(await ali.getByRole("dialog").locator("input, textarea, select").count()).toBe(0);
    await ali.getByRole("button", { name: "Stop det hele" }).click();
    await ali.getByRole("heading", { name: /Borgeren deler ikke mere med jer/ }).waitFor();
    expect(await ali.content()).not.toContain("00 00 05 04");

    // Tove has her page open all the while; nobody loads it again.
    const { page: tove } = await signedIn(browser(), { portal, name: "Tove Borger" });
    await tove.goto(`${portal}/citizen/stop/${referralId}`);
    await tove.getByText("Ingen har sagt endnu, at egne noter er slettet").first().waitFor();
    expect(await tove.getByText("Egne noter er slettet (").count()).toBe(0);

    await ali.getByRole("button", { name: "Vi har ingen noter mere" }).click();
    await ali.getByRole("button", { name: "Vi har ingen noter mere" }).waitFor({ state: "detached" });
    const line = (await cast.citizen.consent.myRecipients.query()).recipients.flatMap(({ consents }) => consents).find((each) => each.referralId === referralId && each.purpose === "referral");
    expect(line?.receipts.at(-1)?.ownNotes.status).toBe("confirmed");
    await tove.getByText("Egne noter er slettet (").first().waitFor();
  });
});
