import { signedIn } from "@haandslag/testing/browser";
import { expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const portal = inject("portal");
const browser = browserFor();

test("ASG-12 a peer without any course, whose experience nobody has attested, is rung too: again and again it stands on the coordinator's open inbox", async () => {
  const [{ page: ole }, { page: signe }] = await Promise.all([signedIn(browser(), { portal, name: "Ole Peer" }), signedIn(browser(), { portal, name: "Signe Koordinator" })]);
  const card = signe.locator(".card", { hasText: "Ole vil gerne ringes op" });
  for (const round of [1, 2]) {
    await ole.getByRole("button", { name: "Ring til mig" }).click();
    await card.waitFor();
    await card.getByRole("button", { name: "Jeg har ringet" }).click();
    await card.waitFor({ state: "detached" });
    await ole.getByRole("button", { name: "Ring til mig" }).waitFor();
    expect(await card.count(), `round ${round}`).toBe(0);
  }
});
