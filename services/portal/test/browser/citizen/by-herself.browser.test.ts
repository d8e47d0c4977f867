import { signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { key } from "./asked-citizen.ts";
import { question, sizesOf } from "./steps.ts";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const browser = browserFor();
let jonas: Page;
let referralId: string;

beforeAll(async () => {
  ({ page: jonas } = await signedIn(browser(), { portal, name: "Jonas Borger" }));
});

describe("Jonas asks an organisation himself and chooses a peer", () => {
  test("REF-13 he finds it, writes, answers his own questions one by one, and sends; without the wrong number, and nothing is lost by it", async () => {
    await jonas.goto(`${portal}/citizen`);
    await jonas.getByRole("link", { name: "Spørg selv en forening om en peer" }).click();
    await jonas.getByLabel("Hvordan").selectOption("individual");
    await jonas.waitForURL(/form=individual/);
    await jonas.locator(".card", { hasText: "Havnen" }).getByRole("link", { name: "Spørg denne forening" }).click();
    await jonas.getByLabel("Dit CPR-nummer").fill("3103979995");
    await jonas.getByLabel("Fornavn").fill("Jonas");
    await jonas.getByLabel("Skriv det med dine egne ord").fill("En at gå lange ture med");
    for (const box of ["Mail", "dansk"]) await jonas.getByLabel(box, { exact: true }).last().check({ force: true });
    await jonas.getByRole("group", { name: "Hvordan vil du gerne mødes?" }).getByRole("checkbox").first().check({ force: true });
    await jonas.getByRole("button", { name: "Gem, og vælg, hvad du vil dele" }).click();
    await jonas.getByText("Skriv 10 tal: fødselsdag").waitFor();
    expect(await jonas.getByLabel("Skriv det med dine egne ord").inputValue()).toBe("En at gå lange ture med");
    await jonas.getByLabel("Dit CPR-nummer").fill("050490-9995");
    await jonas.getByRole("button", { name: "Gem, og vælg, hvad du vil dele" }).click();
    await jonas.waitForURL(/\/citizen\/answer\//);
    referralId = new URL(jonas.url()).pathname.split("/").at(-1) ?? "";

    const referral = question(jonas, /Vil du dele oplysninger om dig med Havnen/);
    for (const category of ["Din situation", "Dine ønsker", "Det praktiske", "Dit navn og din aldersgruppe"]) await referral.getByRole("checkbox", { name: category }).check({ force: true });
    await referral.getByRole("button", { name: "Sig ja" }).click();
    await question(jonas, /Vil du dele oplysninger/).getByText("Du har sagt ja").waitFor();
    await question(jonas, /svare på, hvordan det går/).getByRole("button", { name: "Sig nej" }).click();
    await jonas.getByRole("link", { name: "Gå videre, og send det" }).click();
    await jonas.getByRole("button", { name: "Send til Havnen" }).click();
    await jonas.getByRole("heading", { name: "Vi har spurgt Havnen" }).waitFor();
    const { consents } = await (await signIn(ready, "Jonas Borger")).consent.myConsents.query({ referralId });
    expect(consents.map(({ purpose, status, shared }) => [purpose, status, [...shared].sort()]).sort()).toEqual([
      ["measurement", "refused", []], ["referral", "granted", ["identity", "practical", "situation", "wishes"]],
    ]);
  });

  test("ASG-04 peers who said yes are shown in their own words with reasons, none of them is as large as each, and handing back asks for no reason", async () => {
    const coordinator = await signIn(ready, "Signe Koordinator");
    await coordinator.referral.acceptOffer.mutate({ ...key(), referralId });
    await expect.poll(() => coordinator.peers.getAssignment.query({ referralId }).then(({ status }) => status, () => "none"), { timeout: 15_000 }).toBe("open");
    const { suitable } = await coordinator.peers.findPeers.mutate({ ...key(), referralId });
    const peers = [["Anders Peer", "019aa100-0000-7000-8000-000000000001"], ["Fatima Peer", "019aa100-0000-7000-8000-000000000002"], ["Karen Peer", "019aa100-0000-7000-8000-000000000003"], ["Ole Peer", "019aa100-0000-7000-8000-000000000004"]]
      .filter(([, peerId]) => suitable.some((peer) => peer.peerId === peerId)).slice(0, 2);
    await jonas.goto(`${portal}/citizen`);
    await jonas.getByText("Havnen har sagt ja og leder nu").waitFor();
    await coordinator.peers.askPeers.mutate({ ...key(), referralId, peerIds: peers.map(([, peerId]) => peerId ?? "") });
    const { assignmentId } = await coordinator.peers.getAssignment.query({ referralId });
    for (const [name] of peers) await (await signIn(ready, name ?? "")).peers.answerAsPeer.mutate({ ...key(), assignmentId, answer: "yes" });

    await jonas.getByRole("link", { name: "Se, hvem du kan vælge" }).click();
    const buttons = jonas.locator(".choices .card-content > .button");
    await expect.poll(() => buttons.count()).toBe(peers.length + 1);
    expect(await sizesOf(buttons)).toHaveLength(1);
    expect(await buttons.allInnerTexts()).toEqual([...peers.map(() => "Vælg denne peer"), "Ingen af dem"]);
    // CON-26 a peer writes other words: they come by themselves to whom it is shown, and no event has carried them.
    const [name = "", peerId = ""] = peers.at(-1) ?? [];
    const { page: desk } = await signedIn(browser(), { portal, name: "Signe Koordinator" });
    await desk.goto(`${portal}/organisation/peers/${peerId}`);
    const writer = await signIn(ready, name);
    const { ownWords } = await writer.peers.myProfile.query();
    await desk.getByText(ownWords).waitFor();
    await writer.peers.editMyWords.mutate({ ...key(), ownWords: "Jeg går gerne lange ture og taler ikke hele tiden." });
    for (const page of [jonas, desk]) await page.getByText("Jeg går gerne lange ture og taler ikke hele tiden.").waitFor();
    await writer.peers.editMyWords.mutate({ ...key(), ownWords });
    await jonas.getByText(ownWords).waitFor();
    await desk.close();

    await buttons.first().click();
    await jonas.getByRole("heading", { name: "Vores møder" }).waitFor();
    await jonas.getByRole("button", { name: "Giv forløbet tilbage" }).click();
    expect(await jonas.getByRole("dialog").locator("input, textarea, select").count()).toBe(0);
    await jonas.getByRole("button", { name: "Ja, giv det tilbage" }).click();
    await jonas.getByText("Foreningen leder efter en peer til dig").waitFor();
  });
});
