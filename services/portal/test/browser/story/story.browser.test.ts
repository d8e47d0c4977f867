import { type Person } from "@haandslag/testing/browser";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { boxOf } from "../citizen/steps.ts";
import { type Cast, castOf, citizens } from "./cast.ts";
import { allIsPlain, knowNothingOf, mark, unmarked } from "./on-looking.ts";
import { story } from "./story.ts";
import type { Steps } from "./step.ts";
import { browserFor } from "../setup/browser-for.ts";

const { nadia } = citizens;
const browser = browserFor();
let cast: Cast;
let steps: Steps;
beforeAll(async () => {
  cast = await castOf(browser(), inject("portal"), nadia);
  await mark(cast);
  steps = story(cast, nadia);
});

/** Goes on until this has been done; after each step everybody's page is looked at. */
async function until(title: string): Promise<void> {
  for (;;) {
    const { value: step, done } = await steps.next();
    if (done === true) throw new Error(`the story ended before: ${title}`);
    await allIsPlain(cast, nadia);
    await knowNothingOf(nadia, cast.otherPeer, cast.auditor);
    if (step.title === title) return;
  }
}
const reads = async ({ page, name }: Person, text: string | RegExp): Promise<void> => {
  await expect.poll(() => page.locator("main").innerText(), { timeout: 10_000, message: `what ${name} reads` }).toMatch(text);
};

/** The tests are the story's chapters, in its order. */
describe("the main job, clicked through with a browser for each person at the same time", () => {
  test("REF-16 before anything can be written it asks whether somebody is in danger", async () => {
    await until("danger is asked about first");
    const text = await cast.caseworker.page.locator("main").innerText();
    for (const number of ["112", "70 201 201"]) expect(text).toContain(number);
    expect(await cast.caseworker.page.locator("main input").count()).toBe(0);
  });

  test("REF-14 organisations stand there with their room and when they last said so, and none of them knows of the citizen", async () => {
    await until("organisations with their room");
    await reads(cast.caseworker, /Ledige pladser[\s\S]*Sidst bekræftet/);
    await knowNothingOf(nadia, cast.coordinator, cast.peer);
  });

  test("CON-17 nothing is ticked, neither for who asks nor for who answers, and a no is as large as a yes", async () => {
    await until("nothing is ticked beforehand");
    expect(await cast.caseworker.page.locator("main input:checked").count()).toBe(0);
    await until("three questions, each by itself");
    const questions = cast.citizen.page.locator("section.question");
    expect(await questions.locator("input:checked").count()).toBe(0);
    for (const question of await questions.all()) {
      const [yes, no] = [await boxOf(question.locator(".buttons button").nth(0)), await boxOf(question.locator(".buttons button").nth(1))];
      expect([yes.width, yes.height]).toEqual([no.width, no.height]);
    }
    await knowNothingOf(nadia, cast.coordinator, cast.peer);
  });

  test("REF-18 the request stands in the inbox by itself, and tells no name, no contact and no free text", async () => {
    await until("a request without a name");
    await reads(cast.coordinator, "At være alene");
    await knowNothingOf(nadia, cast.coordinator, cast.peer);
  });

  test("REF-03 REF-12 the sender is told that it was opened, and that it was accepted; the name is still closed", async () => {
    await reads(cast.caseworker, "Foreningen åbnede forespørgslen");
    expect(await cast.caseworker.page.locator("main").innerText()).not.toContain("Foreningen sagde ja");
    await until("accepted, and still closed");
    await reads(cast.caseworker, "Foreningen sagde ja");
    await reads(cast.citizen, "Havnen har sagt ja og leder nu efter en peer til dig.");
    await knowNothingOf(nadia, cast.coordinator, cast.peer);
  });

  test("CON-07 opened, the case shows what was said yes to", async () => {
    await until("the case is open");
    const text = await cast.coordinator.page.locator("main").innerText();
    for (const word of [nadia.familyName, nadia.phone, nadia.wish]) expect(text).toContain(word);
    expect(await cast.coordinator.page.content()).not.toContain(nadia.cprNumber);
  });

  test("ASG-05 beside the peers who suit stands what took the others off", async () => {
    await until("who suits, and what took the others off");
    expect(await cast.coordinator.page.locator("section[aria-labelledby=removed] tbody tr").count()).toBeGreaterThan(3);
  });

  test("ASG-04 peers are asked without a name; the citizen chooses among those who said yes, in their own words, or none of them", async () => {
    await until("a peer is asked without a name");
    await reads(cast.peer, "At være alene");
    await knowNothingOf(nadia, cast.peer);
    await until("the citizen chooses, or none of them");
    await reads(cast.citizen, /Jeg mistede min mand[\s\S]*Ingen af dem/);
    await reads(cast.coordinator, "Borgeren er ved at vælge");
    const choices = await Promise.all((await cast.citizen.page.locator(".choices .button-primary").all()).map(boxOf));
    expect(choices).toHaveLength(3);
    expect(new Set(choices.map(({ height }) => height)).size).toBe(1);
  });

  test("ASG-04 the chosen peer may open name and contact, and who was not chosen learns nothing", async () => {
    await until("chosen");
    await reads(cast.peer, "Gå til forløbet");
    await knowNothingOf(nadia, cast.peer, cast.otherPeer);
    await until("the peer opens name and contact");
    for (const word of [nadia.familyName, nadia.phone]) expect(await cast.peer.page.locator("main").innerText()).toContain(word);
    for (const word of [nadia.wish, nadia.cprNumber]) expect(await cast.peer.page.content()).not.toContain(word);
  });

  test("REF-12 ASG-08 a meeting is planned and written down: the citizen sees it by itself, the sender hears that the course began and nothing of meetings", async () => {
    await until("a meeting is planned");
    await reads(cast.citizen, /Næste møde er .*10/);
    await until("a meeting is written down");
    await reads(cast.caseworker, "Forløbet er i gang");
    expect(await cast.caseworker.page.content()).not.toMatch(/50 minutter|Begge kom|[Mm]ødet/);
  });

  test("OUT-01 two questions are answered and the rest skipped, with the sentence that nobody watches", async () => {
    await until("how it goes, and the rest is skipped");
    await reads(cast.citizen, "Ingen holder øje med det, du svarer her.");
    expect(await cast.citizen.page.locator("fieldset.check-in-item input:checked").count()).toBe(2);
    await until("answered");
    await reads(cast.citizen, /Mine svar indtil nu[\s\S]*Ved starten/);
  });

  test("REF-11 REF-12 it closes with its outcome; the sender hears that it ended, and not how, for the citizen did not tick that", async () => {
    await until("closed, as the sender sees it");
    expect(await cast.caseworker.page.content()).not.toContain("Målene blev nået");
    await reads(cast.peer, "Forløbet er slut");
    await knowNothingOf(nadia, cast.peer, cast.coordinator);
  });

  test("CON-32 the citizen reads who has looked, and who got what", async () => {
    await until("who has looked, and who got what");
    await reads(cast.citizen, "Aarhus Kommune");
    await reads(cast.citizen, /Havnen[\s\S]*Navn og aldersgruppe/i);
  });

  test("CON-30 the auditor sees that everything is accounted for and checks a proof, without learning of whom", async () => {
    await until("a proof is checked in the browser");
    await knowNothingOf(nadia, cast.auditor);
    expect(await unmarked(cast), "whose page had to be loaded anew").toEqual([]);
  });
});
