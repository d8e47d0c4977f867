import { basename } from "node:path";
import { launchChromium } from "@haandslag/testing/browser";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { beginPart, dropPart, keepPart } from "./keep.ts";

/**
 * For a suite's first line: a Chromium of its own, closed at the end. Where a test fails, or what all tests of the
 * suite begin with, a trace and pictures of each browser context are kept. So a context must outlive its test's failure:
 * close it as the last thing a test does, or by `onTestFinished`, never in an `afterEach`. For tests one after another;
 * those side by side have `tabsFor`.
 */
export function browserFor(): () => Browser {
  let browser: Browser | undefined;
  let hasBegun = false;
  const traced = new Map<BrowserContext, Promise<void>>();

  const trace = (context: BrowserContext): void => {
    context.on("close", () => traced.delete(context));
    traced.set(context, context.tracing.start({ snapshots: true }).then(() => beginPart(context), () => undefined));
  };
  const endParts = async (hasFailed: boolean, title: string): Promise<void> => {
    for (const [i, [context, begun]] of [...traced].entries()) {
      await begun;
      await (hasFailed ? keepPart(context, title, i + 1) : dropPart(context));
    }
  };

  beforeAll(async () => {
    browser = await launchChromium();
    browser.on("context", trace);
  });
  afterAll(async () => {
    if (!hasBegun) await endParts(true, `${basename(expect.getState().testPath ?? "")} before its tests`);
    await browser?.close();
  });
  beforeEach(async () => {
    hasBegun = true;
    await Promise.all([...traced].map(([context, begun]) => begun.then(() => beginPart(context))));
  });
  afterEach(({ task }) => endParts(task.result?.state === "fail", `${task.suite?.name ?? ""} ${task.name}`));

  return () => {
    if (browser === undefined) throw new Error("The browser is there from `beforeAll` on, not before");
    return browser;
  };
}
