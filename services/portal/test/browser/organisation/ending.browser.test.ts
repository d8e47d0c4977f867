import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { accepted, type Cast, castOf } from "./own-referral.ts";
import { browserFor } from "../setup/browser-for.ts";

const portal = inject("portal");
const browser = browserFor();
let signe: Page;
let cast: Cast;
beforeAll(async () => {
  cast = await castOf(inject("ready"), { citizen: "Tove Borger", coordinator: "Signe Koordinator" });
  ({ page: signe } = await signedIn(browser(), { portal, name: "Signe Koordinator", context: { viewport: { width: 390, height: 844 } } }));
});

describe("a course ends", () => {
  test("REF-11 it is closed only once it has ended and how it ended is written down; each step comes by itself", async () => {
    const referralId = await accepted(cast);
    await signe.goto(`${portal}/organisation/cases/${referralId}`);
    await signe.getByRole("button", { name: "Slut forløbet" }).click();
    expect(await signe.getByRole("button", { name: "Luk henvisningen" }).count()).toBe(0);
    const dialog = signe.getByRole("dialog");
    await dialog.getByRole("button", { name: "Slut forløbet og gem" }).click();
    await dialog.getByText("Ret ét felt").waitFor();
    await dialog.getByLabel("Kom ikke i gang").check();
    await dialog.getByRole("button", { name: "Slut forløbet og gem" }).click();
    await signe.getByRole("button", { name: "Luk henvisningen" }).click();
    await signe.waitForURL(`${portal}/organisation`);
    expect(await cast.coordinator.referral.getOffer.query({ referralId })).toMatchObject({ status: "closed", outcome: "never-started" });
  });

  test("CON-29 another's address typed by hand answers as if there were nothing", async () => {
    const referralId = await accepted(cast);
    const { page: ali, context } = await signedIn(browser(), { portal, name: "Ali Koordinator" });
    for (const page of ["cases", "offers", "match"]) {
      await ali.goto(`${portal}/organisation/${page}/${referralId}`);
      await ali.getByRole("heading", { name: "Vi kan ikke finde siden" }).waitFor();
      expect(await ali.locator("main").innerText()).not.toContain("Opdigtet");
    }
    await context.close();
  });
});

describe("a citizen rings with a code", () => {
  test("REF-25 it leads to the course and stands in no address; a wrong one is said to be wrong", async () => {
    const referralId = await accepted(cast, { without: "contact" });
    const code = (await cast.citizen.referral.myReferrals.query()).find((each) => each.referralId === referralId)?.contactCode ?? "";
    await signe.goto(`${portal}/organisation/find`);
    await signe.getByLabel("Kode").fill("ZZZZ9999");
    await signe.getByRole("button", { name: "Find forløbet" }).click();
    await signe.getByText("Vi kender ikke koden").waitFor();
    await signe.getByLabel("Kode").fill(code);
    await signe.getByRole("button", { name: "Find forløbet" }).click();
    await signe.waitForURL(`${portal}/organisation/cases/${referralId}`);
    expect(signe.url()).not.toContain(code);
  });
});

describe("our peers", () => {
  test("ASG-01 ASG-02 a new peer cannot be asked until the experience is attested and a day of supervision is planned", async () => {
    const name = `Ny ${Date.now() % 100_000}`;
    await signe.goto(`${portal}/organisation/peers`);
    await signe.getByRole("link", { name: "Skriv en ny peer ind" }).click();
    await signe.getByLabel("Fornavn").fill(name);
    await signe.getByLabel("Frivillig", { exact: true }).check();
    await signe.getByLabel("Med peerens egne ord").fill("<script>alert(1)</script> Jeg lytter gerne.");
    for (const tick of ["Sorg", "Én til én", "dansk"]) await signe.getByLabel(tick, { exact: true }).check();
    await signe.getByLabel("Hvor mange forløb på én gang").fill("2");
    await signe.getByRole("button", { name: "Skriv peeren ind" }).click();
    await signe.getByRole("heading", { name, exact: true }).waitFor();
    await signe.getByText("<script>alert(1)</script> Jeg lytter gerne.").waitFor();
    await signe.getByText("Erfaringen er ikke godkendt endnu").waitFor();
    await signe.getByRole("button", { name: "Godkend erfaringen" }).click();
    await signe.getByText("Mangler at få supervision").waitFor();
    await signe.getByLabel("Hvilken dag").fill(`${new Date().getFullYear() + 1}-01-15`);
    await signe.getByRole("button", { name: "Gem dagen" }).click();
    await signe.getByText("Kan ikke spørges lige nu").waitFor({ state: "detached" });
    await signe.getByRole("button", { name: "Sæt på pause" }).click();
    await signe.getByRole("button", { name: "Tag i gang igen" }).waitFor();
    await signe.getByRole("button", { name: "Peeren holder op" }).click();
    await signe.getByRole("dialog").getByRole("button", { name: `${name} holder op` }).click();
    await signe.waitForURL(`${portal}/organisation/peers`);
    expect((await cast.coordinator.peers.listPeers.query({ limit: 100 })).peers.find((peer) => peer.displayName === name)).toBeUndefined();
  });
});
