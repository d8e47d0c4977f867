import { beforeAll, describe, expect, inject, test } from "vitest";
import { type Cast, castOf, citizens } from "./cast.ts";
import { allIsPlain, knowNothingOf, mark, unmarked } from "./on-looking.ts";
import type { Steps } from "./step.ts";
import { stoppedStory } from "./story.ts";
import { browserFor } from "../setup/browser-for.ts";

const { holger } = citizens;
const browser = browserFor();
let cast: Cast;
let steps: Steps;
beforeAll(async () => {
  cast = await castOf(browser(), inject("portal"), holger);
  await mark(cast);
  steps = stoppedStory(cast, holger);
});

async function until(title: string): Promise<void> {
  for (;;) {
    const { value: step, done } = await steps.next();
    if (done === true) throw new Error(`the story ended before: ${title}`);
    await allIsPlain(cast, holger);
    if (step.title === title) return;
  }
}

describe("a citizen stops all of it, by clicks, while the coordinator has the case open", () => {
  test("CON-13 one press and one plain confirmation, and no field to say why", async () => {
    await until("the case is open");
    expect(await cast.coordinator.page.locator("main").innerText()).toContain(holger.familyName);
    await until("one plain confirmation");
    expect(await cast.citizen.page.locator("main").locator("input, textarea, select").count()).toBe(0);
    expect(await cast.citizen.page.getByRole("dialog").locator("input, textarea, select").count()).toBe(0);
  });

  test("CON-18 CON-21 it closes before the coordinator's eyes, and nothing of it is left on the page", async () => {
    await until("it closes before the coordinator's eyes");
    await knowNothingOf(holger, cast.coordinator, cast.peer, cast.auditor);
    expect(await cast.coordinator.page.getByRole("button", { name: /Åbn sagen/ }).count()).toBe(0);
  });

  test("REF-12 the sender is told that it stopped, and is asked for nothing else", async () => {
    await expect.poll(() => cast.caseworker.page.locator("main").innerText(), { timeout: 10_000 }).toContain("Stoppet, samtykket gælder ikke mere");
  });

  test("CON-24 each recipient's receipt comes in on the citizen's page by itself; a coordinator says that own notes are gone", async () => {
    await until("the receipts are in");
    expect(await cast.citizen.page.locator("main").innerText()).toMatch(/Havnen[\s\S]*Slettet:/);
    await until("own notes are deleted too");
    expect(await unmarked(cast), "whose page had to be loaded anew").toEqual([]);
  });

  test("CON-30 afterwards everything is accounted for, and a proof holds", async () => {
    await until("a proof is checked in the browser");
    await knowNothingOf(holger, cast.auditor, cast.coordinator);
  });
});
