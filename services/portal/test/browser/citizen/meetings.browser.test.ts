import { signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import { expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const browser = browserFor();

test("ASG-08 a meeting that nobody had planned stands on the citizen's page as soon as it is recorded: the day, how long, who came", async () => {
  const { page } = await signedIn(browser(), { portal, name: "Mikkel Borger" });
  const [course] = await (await signIn(ready, "Mikkel Borger")).referral.myReferrals.query();
  const referralId = course?.referralId ?? "";
  await page.goto(`${portal}/citizen/peers/${referralId}`);
  await page.getByRole("heading", { name: "Vores møder" }).waitFor();
  const coordinator = await signIn(ready, "Signe Koordinator");
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(new Date());
  await coordinator.peers.recordSession.mutate({ idempotencyKey: crypto.randomUUID(), referralId, date: today, minutes: 37, attendance: "peer-absent" });
  // Nothing is pressed and nothing is loaded: it arrives by itself.
  const line = page.getByRole("table", { name: "Møder, der har været" }).getByRole("row", { name: /37 minutter/ });
  await line.waitFor();
  expect(await line.innerText()).toMatch(/\d{4}\s+37 minutter\s+Kun du kom/);
});
