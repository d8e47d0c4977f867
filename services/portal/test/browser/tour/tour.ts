import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startStack } from "@haandslag/local-stack/stack";
import { launchChromium, signedIn } from "@haandslag/testing/browser";
import type { Browser, Page } from "playwright-core";
import { pageStates } from "../states/index.ts";
import { type Cast, castOf, type Citizen, citizens, everybody } from "../story/cast.ts";
import type { Steps } from "../story/step.ts";
import { stoppedStory, story } from "../story/story.ts";
import { cameraInto } from "./camera.ts";
import { indexPage } from "./index-page.ts";

/*
 * npm run tour [-- --into DIR]: on a stack of its own, a numbered picture of each step of the story as it is clicked
 * through, then of each page in each of its states; in both languages, wide and at 390 px, with an index page.
 */
const { values: { into } } = parseArgs({ options: { into: { type: "string", default: "tour" } } });
const folder = resolve(into);
const camera = cameraInto(folder);

const data = await mkdtemp(join(tmpdir(), "haandslag-tour-"));
await chmod(data, 0o755); // PostgreSQL runs as a user of its own
const stack = await startStack({ folder: data, port: 0, fresh: false, broker: "in-process", withReferrals: true, logLevel: "warn", progress: (line) => process.stdout.write(`${line}\n`) });
const browser = await launchChromium();
const { portal } = stack.ready;
try {
  await mkdir(folder, { recursive: true });
  await tell(browser, "the story", citizens.nadia, story);
  await tell(browser, "a citizen stops", citizens.holger, stoppedStory);
  await everyState(browser);
  await writeFile(join(folder, "index.html"), indexPage(camera.pictures));
  process.stdout.write(`\n${camera.pictures.length * 4} pictures: ${join(folder, "index.html")}\n`);
} finally {
  await browser.close();
  await stack.stop();
  await rm(data, { recursive: true, force: true });
}

async function tell(on: Browser, page: string, of: Citizen, steps: (cast: Cast, of: Citizen) => Steps): Promise<void> {
  const cast = await castOf(on, portal, of, { viewport: { width: 1280, height: 900 } });
  for await (const { title, person, page: tab } of steps(cast, of)) await camera.take(tab, { page, state: title, person: cast[person].name });
  for (const { context } of everybody(cast)) await context.close();
}

async function everyState(on: Browser): Promise<void> {
  const tabs = new Map<string, Page>();
  for (const { page, state, person, open } of pageStates) {
    const key = person ?? "";
    const tab = tabs.get(key) ?? (person === undefined ? await (await on.newContext({ locale: "da-DK" })).newPage() : (await signedIn(on, { portal, name: person })).page);
    tabs.set(key, tab);
    await open(tab, portal, stack.ready);
    await camera.take(tab, { page, state, person: person ?? null });
  }
}
