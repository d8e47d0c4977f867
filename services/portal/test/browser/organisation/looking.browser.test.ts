import { signedIn } from "@haandslag/testing/browser";
import { expect, inject, test } from "vitest";
import { accepted, castOf, key } from "./own-referral.ts";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const browser = browserFor();

test("CON-19 CON-32 that the coordinator opens the case stands on the citizen's open page at once, and nobody loads it again", async () => {
  const cast = await castOf(ready, { citizen: "Tove Borger", coordinator: "Signe Koordinator" });
  const referralId = await accepted(cast);
  const { page: tove } = await signedIn(browser(), { portal, name: "Tove Borger" });
  await tove.goto(`${portal}/citizen/who-looked`);
  await tove.getByRole("heading", { name: "De har fået noget" }).waitFor();
  // The newest stands first; how many there are a page of the list does not say.
  const newest = tove.getByRole("table").last().locator("tbody tr").first();
  expect(await newest.innerText()).not.toContain("Foreningen åbnede sagen");

  const { disclosures: of } = await cast.citizen.consent.listDisclosures.query({ limit: 100 });
  await cast.coordinator.referral.openCase.mutate({ ...key(), referralId });
  const { disclosures } = await cast.citizen.consent.listDisclosures.query({ limit: 100 });
  expect(disclosures.length).toBe(of.length + 1);
  await expect.poll(() => newest.innerText()).toContain("Foreningen åbnede sagen");
});
