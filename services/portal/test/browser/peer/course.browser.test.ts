import { signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { accepted, type Cast, castOf, key } from "../organisation/own-referral.ts";
import { browserFor } from "../setup/browser-for.ts";

const portal = inject("portal");
const karens = "019aa100-0000-7000-8000-000000000003";
const browser = browserFor();
let karen: Page;
let cast: Cast;
let referralId: string;
beforeAll(async () => {
  cast = await castOf(inject("ready"), { citizen: "Viggo Borger", coordinator: "Signe Koordinator" });
  ({ page: karen } = await signedIn(browser(), { portal, name: "Karen Peer", context: { viewport: { width: 390, height: 844 } } }));
});

const dayIn = (days: number) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(Date.now() + days * 86_400_000);
const [today, tomorrow] = [() => dayIn(0), () => dayIn(1)];

/** One course from the question to its end; the tests of this suite follow one another. */
describe("a peer and one course", () => {
  test("ASG-04 Karen is asked without a name, while she looks at her home, and says yes", async () => {
    referralId = await accepted(cast, { givenName: "Ukendt" });
    const { assignmentId } = await cast.coordinator.peers.askPeers.mutate({ ...key(), referralId, peerIds: [karens] });
    await karen.locator(`a[href="/peer/asks/${assignmentId}"]`).click();
    await karen.getByText("Borgeren kan se, at du har set det").waitFor();
    await karen.getByRole("button", { name: /Se ønskerne/ }).click();
    await karen.getByText("At være alene").waitFor();
    expect(await karen.content()).not.toContain("Ukendt");
    const [yes, no] = await Promise.all(["Sig ja", "Sig nej"].map((name) => karen.getByRole("button", { name }).boundingBox()));
    expect([yes?.width, yes?.height]).toEqual([no?.width, no?.height]);
    await karen.getByRole("button", { name: "Sig ja" }).click();
    await karen.waitForURL(`${portal}/peer`);
    await expect.poll(async () => (await cast.coordinator.peers.getAssignment.query({ referralId })).status).toBe("offered");
  });

  test("ASG-04 the citizen chooses her: the course stands on her page by itself, and name and contact are opened by a press", async () => {
    await cast.citizen.peers.choosePeer.mutate({ ...key(), referralId, peerId: karens });
    await karen.locator(`a[href="/peer/courses/${referralId}"]`).click();
    await karen.getByText("Borgeren kan se, at du har set det").waitFor();
    expect(await karen.content()).not.toContain("Ukendt");
    await karen.getByRole("button", { name: /Åbn navn og kontakt/ }).click();
    await karen.getByText("Ukendt Opdigtet").waitFor();
  });

  test("ASG-08 a meeting is planned by day and time in Denmark, and moved", async () => {
    await karen.getByRole("button", { name: "Aftal et møde" }).click();
    const dialog = karen.getByRole("dialog");
    await dialog.getByLabel("Dag").fill(`${tomorrow()}`);
    await dialog.getByLabel("Klokken").fill("10:30");
    await dialog.getByLabel("Hvor", { exact: true }).selectOption({ label: "Ude i det fri" });
    await dialog.getByRole("button", { name: "Gem aftalen" }).click();
    await karen.locator(".planned-meeting").getByText("kl. 10.30").waitFor();
    await karen.getByRole("button", { name: "Flyt mødet" }).click();
    await dialog.getByLabel("Klokken").fill("11:15");
    await dialog.getByRole("button", { name: "Gem den nye tid" }).click();
    await karen.locator(".planned-meeting").getByText("kl. 11.15").waitFor();
    expect((await cast.coordinator.peers.getAssignment.query({ referralId })).meetings).toMatchObject([{ status: "planned", place: "outdoors", minutes: 60 }]);
  });

  test("ASG-08 REF-10 a meeting is day, minutes and who came: no field for words, a day to come is told at the field, a missed one is a state", async () => {
    await karen.getByRole("button", { name: "Skriv et møde ned" }).click();
    const dialog = karen.getByRole("dialog");
    expect(await dialog.locator("textarea, input[type=text]").count()).toBe(0);
    await dialog.getByLabel("Dag").fill("2090-01-01");
    await dialog.getByLabel("Hvor mange minutter").fill("50");
    await dialog.getByLabel("Borgeren kom ikke").check();
    await dialog.getByRole("button", { name: "Gem mødet" }).click();
    await dialog.getByText("Ret ét felt").waitFor();
    await dialog.getByLabel("Dag").fill(today());
    await dialog.getByRole("button", { name: "Gem mødet" }).click();
    await karen.getByRole("cell", { name: /Borgeren kom ikke/ }).waitFor();
    expect((await cast.coordinator.peers.getAssignment.query({ referralId })).sessions).toMatchObject([{ minutes: 50, attendance: "citizen-absent" }]);
  });

  test("ASG-12 she is rung without saying why: it stands on the coordinator's inbox by itself, and is over when the coordinator says so", async () => {
    const { page: signe, context } = await signedIn(browser(), { portal, name: "Signe Koordinator" });
    const wants = signe.getByRole("heading", { name: "Karen vil gerne ringes op" });
    const waits = karen.getByText("Din koordinator har fået besked og ringer");
    if (await waits.isVisible()) await signe.getByRole("button", { name: "Jeg har ringet" }).click();
    await karen.getByRole("button", { name: "Ring til mig" }).click();
    await waits.waitFor();
    await wants.waitFor();
    expect(await signe.locator("main").innerText()).not.toContain("Ukendt");
    await signe.getByRole("button", { name: "Jeg har ringet" }).click();
    await wants.waitFor({ state: "detached" });
    await karen.getByRole("button", { name: "Ring til mig" }).waitFor();
    await context.close();
  });

  test("CON-13 CON-18 she writes down that the citizen stops: name and contact close before her eyes", async () => {
    await karen.getByText("Ukendt Opdigtet").waitFor();
    await karen.getByRole("button", { name: "Borgeren vil stoppe" }).click();
    await karen.getByRole("button", { name: "Stop det hele" }).click();
    await karen.getByRole("heading", { name: /Forløbet er slut/ }).waitFor();
    expect(await karen.content()).not.toContain("Ukendt");
    expect((await cast.caseworker.referral.getReferral.query({ referralId })).status).toBe("stopped");
  });
});

describe("a peer's own", () => {
  test("ASG-09 how she is: she may leave out any, sees her own answers, and deletes them", async () => {
    await karen.getByRole("link", { name: "Hvordan jeg har det" }).click();
    await karen.getByText("Kun du kan se dine svar").waitFor();
    expect(await karen.locator("form input:checked").count()).toBe(0);
    await karen.getByRole("group", { name: /Jeg sover og hviler nok/ }).getByLabel("Noget").check();
    await karen.getByRole("button", { name: "Gem for mig selv" }).click();
    await karen.locator("section[aria-labelledby=checks] dd").getByText("Noget").waitFor();
    await karen.getByRole("button", { name: "Slet alle mine svar" }).click();
    await karen.locator("section[aria-labelledby=checks]").waitFor({ state: "detached" });
  });

  test("ASG-04 her own text is what citizens read, and what looks like a script is text", async () => {
    await karen.getByRole("link", { name: "Om mig" }).click();
    await karen.getByRole("button", { name: "Skriv om på det" }).click();
    const words = "Jeg hører gerne til. <img src=x onerror=\"document.title='x'\">";
    await karen.getByLabel("Med dine egne ord").fill(words);
    await karen.getByRole("button", { name: "Gem min tekst" }).click();
    await karen.locator(".own-words").getByText(words).waitFor();
    expect(await karen.locator("main img").count()).toBe(0);
    // As it was, for whoever reads it next.
    await (await signIn(inject("ready"), "Karen Peer")).peers.editMyWords.mutate({ ...key(), ownWords: "Jeg mistede min mand og blev meget alene. Nu er jeg her for andre." });
  });
});
