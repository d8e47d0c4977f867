import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterEach, beforeEach } from "vitest";

const folder = resolve("test-results");
const fileNameOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9æøå]+/g, "-").slice(0, 80);

/**
 * For a suite's first lines, after its `beforeAll`: where one of its tests fails, what each of its browsers did in it
 * (`npx playwright show-trace FILE`) and what stood on each page is kept in `test-results/`, and where is said.
 */
export function keepOnFailure(browserOf: () => Browser | undefined): void {
  const traced = new Map<BrowserContext, Promise<unknown>>();
  let listensTo: Browser | undefined;
  // Never in the way of a test: what cannot be traced is not.
  const begin = (context: BrowserContext): void => {
    const first = traced.get(context) ?? context.tracing.start({ snapshots: true });
    traced.set(context, first.then(() => context.tracing.startChunk()).catch(() => undefined));
  };

  beforeEach(() => {
    const browser = browserOf();
    if (browser === undefined) return;
    for (const context of browser.contexts()) begin(context);
    if (listensTo !== browser) browser.on("context", begin);
    listensTo = browser;
  });

  afterEach(async ({ task }) => {
    const hasFailed = task.result?.state === "fail";
    if (hasFailed) await mkdir(folder, { recursive: true });
    for (const [i, [context, begun]] of [...traced].entries()) {
      const name = join(folder, `${fileNameOf(task.name)}-${i + 1}`);
      await begun;
      for (const [j, page] of (hasFailed ? context.pages() : []).entries()) await page.screenshot({ path: `${name}-${j + 1}.png`, timeout: 5_000 }).catch(() => undefined);
      const isKept = await context.tracing.stopChunk(hasFailed ? { path: `${name}.zip` } : {}).then(() => true, () => false);
      if (!isKept) traced.delete(context);
    }
    if (hasFailed) process.stderr.write(`A trace and pictures of it: ${folder}\n`);
  });
}
