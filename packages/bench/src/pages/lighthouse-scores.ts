import { launchChromium, signedIn } from "@haandslag/testing/browser";
import lighthouse from "lighthouse";
import type { Browser } from "playwright-core";
import { median } from "../figure.ts";

const runs = 5;
const categories = ["performance", "accessibility", "best-practices"] as const;
export type Scores = Record<(typeof categories)[number], number>;

/** Lighthouse with its mobile profile, signed in by the session's cookie; of five runs the median of each score. */
export async function lighthouseScores(browser: Browser, o: { portal: string; name: string; path: string; port: number }): Promise<Scores> {
  const { context } = await signedIn(browser, o);
  const cookie = (await context.cookies(o.portal)).map(({ name, value }) => `${name}=${value}`).join("; ");
  const seen: Scores[] = [];
  for (let run = 0; run < runs; run++) {
    const result = await lighthouse(`${o.portal}${o.path}`, { port: o.port, output: "json", logLevel: "error", onlyCategories: [...categories], extraHeaders: { cookie } });
    const scores = result?.lhr.categories;
    if (scores === undefined) throw new Error(`Lighthouse gave no report of ${o.path}.`);
    seen.push(Object.fromEntries(categories.map((category) => [category, Math.round((scores[category]?.score ?? 0) * 100)])) as Scores);
  }
  await context.close();
  return Object.fromEntries(categories.map((category) => [category, median(seen.map((scores) => scores[category]))])) as Scores;
}

export const debuggingPort = 9333;
export const browserForLighthouse = (): Promise<Browser> => launchChromium({ debuggingPort });
