import { signedIn } from "@haandslag/testing/browser";
import { expect, inject, test } from "vitest";
import { accepted, castOf, key } from "./own-referral.ts";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const browser = browserFor();

test("CON-19 CON-32 that the coordinator opens the case stands on the citizen's open page at once, and nobody loads it again", async () => {
  const cast = await castOf(ready, { citizen: "Viggo Borger", coordinator: "Signe Koordinator" });
  const referralId = await accepted(cast);
  const { page: viggo } = await signedIn(browser(), { portal, name: "Viggo Borger" });
  await viggo.goto(`${portal}/citizen/who-looked`);
  await viggo.getByRole("heading", { name: "De har fået noget" }).waitFor();
  const opened = viggo.getByRole("row", { name: /Foreningen åbnede sagen/ });
  const before = await opened.count();

  const { disclosures: of } = await cast.citizen.consent.listDisclosures.query({ limit: 100 });
  await cast.coordinator.referral.openCase.mutate({ ...key(), referralId });
  const { disclosures } = await cast.citizen.consent.listDisclosures.query({ limit: 100 });
  expect(disclosures.length).toBe(of.length + 1);
  await expect.poll(() => opened.count()).toBe(before + 1);
});
