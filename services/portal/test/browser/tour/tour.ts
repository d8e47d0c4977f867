import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startStack } from "@haandslag/local-stack/stack";
import { launchChromium, signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { pageStates } from "../states/index.ts";
import { type Picture, indexPage } from "./index-page.ts";

/*
 * npm run tour [-- --into DIR]: a numbered picture of each page in each of its states, in both languages, wide and at
 * 390 px, with an index page. On a stack of its own, in the order of the story: who comes, asks, answers, meets, checks.
 */
const { values: { into } } = parseArgs({ options: { into: { type: "string", default: "tour" } } });
const folder = resolve(into);
const languages = [["da", "Dansk"], ["en", "English"]] as const;
const widths = { wide: 1280, narrow: 390 } as const;

const data = await mkdtemp(join(tmpdir(), "haandslag-tour-"));
await chmod(data, 0o755); // PostgreSQL runs as a user of its own
const stack = await startStack({ folder: data, port: 0, fresh: false, broker: "in-process", withReferrals: true, logLevel: "warn", progress: (line) => process.stdout.write(`${line}\n`) });
const browser = await launchChromium();
const { portal } = stack.ready;
const pictures: Picture[] = [];
try {
  await mkdir(folder, { recursive: true });
  const tabs = new Map<string, Page>();
  for (const [i, { page, state, person, open }] of pageStates.entries()) {
    const key = person ?? "";
    const tab = tabs.get(key) ?? (person === undefined ? await (await browser.newContext({ locale: "da-DK" })).newPage() : (await signedIn(browser, { portal, name: person })).page);
    tabs.set(key, tab);
    await tab.setViewportSize({ width: widths.wide, height: 900 });
    await open(tab, portal);
    const number = String(i + 1).padStart(2, "0");
    const files: Picture["files"][number][] = [];
    for (const [language, button] of languages) {
      await tab.locator("footer button", { hasText: button }).evaluate((element) => (element as HTMLElement).click());
      await tab.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
      for (const [name, width] of Object.entries(widths)) {
        await tab.setViewportSize({ width, height: 900 });
        await tab.locator(".loading").waitFor({ state: "detached" });
        const file = `${number}-${page.replaceAll(/[^a-z]+/gi, "-").replaceAll(/^-|-$/g, "") || "front"}-${state.replaceAll(/[^a-z]+/gi, "-")}-${language}-${name}.png`;
        await tab.screenshot({ path: join(folder, file), fullPage: true });
        files.push({ file, language, width: name });
      }
    }
    pictures.push({ number, page, state, person: person ?? null, files });
    process.stdout.write(`${number} ${page} (${state})\n`);
  }
  await writeFile(join(folder, "index.html"), indexPage(pictures));
  process.stdout.write(`\n${pictures.length * 4} pictures: ${join(folder, "index.html")}\n`);
} finally {
  await browser.close();
  await stack.stop();
  await rm(data, { recursive: true, force: true });
}
