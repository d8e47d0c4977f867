import type { Stack } from "@haandslag/local-stack/stack";
import type { Browser } from "playwright-core";
import type { Figure } from "../figure.ts";
import { draftReferrals, fiftyRows } from "./fifty-rows.ts";
import { homes } from "./homes.ts";
import { browserForLighthouse, debuggingPort, lighthouseScores } from "./lighthouse-scores.ts";
import { onAnothersScreen } from "./on-anothers-screen.ts";
import { runningStack } from "./running-stack.ts";
import { scriptSize } from "./script-size.ts";

interface Bench {
  readonly browser: Browser;
  readonly ready: Stack["ready"];
  say(line: string): void;
}

/** What we measure of the pages, in this order. */
const parts: readonly { readonly name: string; measure(bench: Bench): AsyncIterable<Figure> }[] = [
  { name: "size", measure: sizeFigures },
  { name: "screen", measure: screenFigures },
  { name: "rows", measure: rowsFigures },
  { name: "lighthouse", measure: lighthouseFigures },
];

export const partNames: readonly string[] = parts.map(({ name }) => name);

/** The figures of the pages (issue "The pages"): in a real Chromium, on what `npm start` brings up; all, or those of one part. */
export async function* measure(say: (line: string) => void, only?: string): AsyncIterable<Figure> {
  const stack = await runningStack();
  const browser = await browserForLighthouse();
  try {
    for (const { name, measure: figures } of parts) {
      if (only === undefined || only === name) yield* figures({ browser, ready: stack.ready, say });
    }
  } finally {
    await browser.close();
    await stack.stop();
  }
}

async function* sizeFigures({ browser, ready: { portal } }: Bench): AsyncIterable<Figure> {
  for (const { home, name, path } of homes) {
    yield { name: `${home}: script until the home is usable, brotli`, value: await scriptSize(browser, { portal, name, path }), unit: "kB", baseline: null, reach: { bound: "at-most", value: 200 } };
  }
}

async function* screenFigures({ browser, ready, say }: Bench): AsyncIterable<Figure> {
  say("A change on another's screen …");
  const { seen, call } = await onAnothersScreen(browser, ready);
  yield { name: "a change made by one person stands on another's screen (median; baseline: the call that makes it)", value: seen, unit: "ms", baseline: call, reach: { bound: "at-most", value: 300 } };
}

async function* rowsFigures({ browser, ready, say }: Bench): AsyncIterable<Figure> {
  say("Fifty rows …");
  await draftReferrals(ready);
  const rows = await fiftyRows(browser, ready);
  yield { name: "a page of 50 rows, asked for, answered and painted (median; baseline: the bare call)", value: rows.painted, unit: "ms", baseline: rows.call, reach: { bound: "at-most", value: 100 } };
}

async function* lighthouseFigures({ browser, ready: { portal }, say }: Bench): AsyncIterable<Figure> {
  for (const { home, name, path } of homes) {
    say(`Lighthouse: ${home} …`);
    const { scores, timings } = await lighthouseScores(browser, { portal, name, path, port: debuggingPort });
    say(`  ${timings}`);
    yield { name: `${home}: Lighthouse performance (mobile, median of five)`, value: scores.performance, unit: "points", baseline: null, reach: { bound: "at-least", value: 90 } };
    yield { name: `${home}: Lighthouse accessibility`, value: scores.accessibility, unit: "points", baseline: null, reach: { bound: "at-least", value: 100 } };
    yield { name: `${home}: Lighthouse best practices`, value: scores["best-practices"], unit: "points", baseline: null, reach: { bound: "at-least", value: 100 } };
  }
}
