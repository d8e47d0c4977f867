import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { BrowserContext } from "playwright-core";

const folder = resolve("test-results");
const fileNameOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9æøå]+/g, "-").replaceAll(/^-|-$/g, "").slice(0, 120);

/** What is done in it from now on is a part of its trace of its own. Never in the way of a test: what cannot be traced is not. */
export async function beginPart(context: BrowserContext): Promise<void> {
  await context.tracing.startChunk().catch(() => undefined);
}

/** Nobody needs the part that has been begun. */
export async function dropPart(context: BrowserContext): Promise<void> {
  await context.tracing.stopChunk().catch(() => undefined);
}

/** Ends the part: it (`npx playwright show-trace FILE`) and what stands on each page now are kept in `test-results/`, and where is said. */
export async function keepPart(context: BrowserContext, title: string, nth = 1): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = join(folder, `${fileNameOf(title)}-${nth}`);
  for (const [i, page] of context.pages().entries()) await page.screenshot({ path: `${name}-${i + 1}.png`, timeout: 5_000 }).catch(() => undefined);
  await context.tracing.stopChunk({ path: `${name}.zip` }).catch(() => undefined);
  process.stderr.write(`A trace and pictures of it: ${name}*\n`);
}

/** What stands on each page now, and a trace of how each comes once more: of a browser context that nobody has traced. */
export async function keepPages(context: BrowserContext, title: string): Promise<void> {
  const pages = context.pages();
  const pictures = await Promise.all(pages.map((page) => page.screenshot({ timeout: 5_000 }).catch(() => undefined)));
  await context.tracing.start({ snapshots: true, screenshots: true }).catch(() => undefined);
  await beginPart(context);
  for (const page of pages) await page.reload({ timeout: 10_000 }).catch(() => undefined);
  await keepPart(context, title);
  for (const [i, picture] of pictures.entries()) if (picture !== undefined) await writeFile(join(folder, `${fileNameOf(title)}-failed-${i + 1}.png`), picture);
  await context.tracing.stop().catch(() => undefined);
}
