import { signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import { expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";
import { yesThatEndsSoon } from "./yes-that-ends-soon.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const browser = browserFor();

test("CON-14 a yes that ends soon waits on the home page, and is said again in two presses to the text that stands there", async () => {
  const { consentId, expiresAt } = await yesThatEndsSoon(ready);
  const { page } = await signedIn(browser(), { portal, name: "Asta Borger" });
  const waits = page.getByRole("article", { name: "Dit ja slutter snart" });
  await waits.getByRole("link", { name: "Se, hvad du deler" }).click();
  const again = page.getByRole("button", { name: "Sig ja igen" });
  await again.waitFor();
  await page.getByText("Hvis du vil stoppe").waitFor();
  await again.click();
  await again.waitFor({ state: "detached" });
  const renewed = await (await signIn(ready, "Asta Borger")).consent.myConsent.query({ consentId });
  expect([renewed.status, Date.parse(renewed.expiresAt ?? "") > Date.parse(expiresAt)]).toEqual(["granted", true]);
  await page.getByRole("link", { name: "Tilbage til Mine samtykker" }).click();
  await page.getByRole("heading", { level: 1, name: "Mine samtykker" }).waitFor();
  await waits.waitFor({ state: "detached" });
});
