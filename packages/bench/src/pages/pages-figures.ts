import type { Figure } from "../figure.ts";
import { draftReferrals, fiftyRows } from "./fifty-rows.ts";
import { homes } from "./homes.ts";
import { browserForLighthouse, debuggingPort, lighthouseScores } from "./lighthouse-scores.ts";
import { onAnothersScreen } from "./on-anothers-screen.ts";
import { runningStack } from "./running-stack.ts";
import { scriptSize } from "./script-size.ts";

/** The figures of the pages (issue "The pages"): in a real Chromium, on what `npm start` brings up. */
export async function* measure(say: (line: string) => void): AsyncIterable<Figure> {
  const stack = await runningStack();
  const browser = await browserForLighthouse();
  const { portal } = stack.ready;
  try {
    for (const { home, name, path } of homes) {
      yield { name: `${home}: script until the home is usable, brotli`, value: await scriptSize(browser, { portal, name, path }), unit: "kB", baseline: null, reach: { bound: "at-most", value: 200 } };
    }
    say("A change on another's screen …");
    const { seen, call } = await onAnothersScreen(browser, stack.ready);
    yield { name: "a change made by one person stands on another's screen (median; baseline: the call that makes it)", value: seen, unit: "ms", baseline: call, reach: { bound: "at-most", value: 300 } };
    say("Fifty rows …");
    await draftReferrals(stack.ready);
    const rows = await fiftyRows(browser, stack.ready);
    yield { name: "a page of 50 rows, asked for, answered and painted (median; baseline: the bare call)", value: rows.painted, unit: "ms", baseline: rows.call, reach: { bound: "at-most", value: 100 } };
    for (const { home, name, path } of homes) {
      say(`Lighthouse: ${home} …`);
      const scores = await lighthouseScores(browser, { portal, name, path, port: debuggingPort });
      yield { name: `${home}: Lighthouse performance (mobile, median of five)`, value: scores.performance, unit: "points", baseline: null, reach: { bound: "at-least", value: 90 } };
      yield { name: `${home}: Lighthouse accessibility`, value: scores.accessibility, unit: "points", baseline: null, reach: { bound: "at-least", value: 100 } };
      yield { name: `${home}: Lighthouse best practices`, value: scores["best-practices"], unit: "points", baseline: null, reach: { bound: "at-least", value: 100 } };
    }
  } finally {
    await browser.close();
    await stack.stop();
  }
}
