import { launchChromium, signedIn } from "@haandslag/testing/browser";
import lighthouse from "lighthouse";
import type { Browser } from "playwright-core";
import { median } from "../figure.ts";

const runs = 5;
const categories = ["performance", "accessibility", "best-practices"] as const;
/** What the performance score is made of: the score alone hides which of them moved. */
const timings = ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift"] as const;
type Scores = Record<(typeof categories)[number], number>;
type Timings = Record<(typeof timings)[number], number>;

/** As this browser's pages see it in `navigator.languages`. A browser without a window sends none, as no other does, and was given the texts of another language beside its own. */
const acceptLanguage = "en-US,en;q=0.9";

/** Lighthouse with its mobile profile, signed in by the session's cookie; of five runs the median of each score, and of each timing in a line to read. */
export async function lighthouseScores(browser: Browser, o: { portal: string; name: string; path: string; port: number }): Promise<{ scores: Scores; timings: string }> {
  const { context } = await signedIn(browser, o);
  const cookie = (await context.cookies(o.portal)).map(({ name, value }) => `${name}=${value}`).join("; ");
  const seen: (Scores & Timings)[] = [];
  for (let run = 0; run < runs; run++) {
    const result = await lighthouse(`${o.portal}${o.path}`, { port: o.port, output: "json", logLevel: "error", onlyCategories: [...categories], extraHeaders: { cookie, "accept-language": acceptLanguage } });
    if (result === undefined) throw new Error(`Lighthouse gave no report of ${o.path}.`);
    const { lhr } = result;
    seen.push({ ...of(categories, (category) => Math.round((lhr.categories[category]?.score ?? 0) * 100)), ...of(timings, (timing) => lhr.audits[timing]?.numericValue ?? 0) });
  }
  await context.close();
  const middle = (name: keyof (Scores & Timings)) => median(seen.map((each) => each[name]));
  return {
    scores: of(categories, middle),
    timings: timings.map((timing) => `${timing} ${timing === "cumulative-layout-shift" ? middle(timing).toFixed(3) : `${Math.round(middle(timing))} ms`}`).join(", "),
  };
}

const of = <Name extends string>(names: readonly Name[], value: (name: Name) => number): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, number>;

export const debuggingPort = 9333;
export const browserForLighthouse = (): Promise<Browser> => launchChromium({ debuggingPort });
