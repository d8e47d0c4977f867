import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PurgeCSS } from "purgecss";
import type { Plugin } from "vite";

/** `button-${variant}`: no source says what such a name ends in, so whatever begins like it stays. */
const madeUp = /(?<![\w-])(?:[a-z]+-)+(?=\$\{)/g;

/**
 * What stands as a word in the pages' source counts as used: that keeps a rule too many sooner than a rule too few.
 * @returns the style sheet without what no page uses, and the selectors that it lost
 */
export async function keepUsed(css: string): Promise<{ css: string; lost: readonly string[] }> {
  const content = globSync(fileURLToPath(new URL("../web/**/*.{ts,tsx,html}", import.meta.url)));
  const beginnings = new Set(content.flatMap((file) => readFileSync(file, "utf8").match(madeUp) ?? []));
  const [kept] = await new PurgeCSS().purge({ css: [{ raw: css }], content, safelist: [...beginnings].map((beginning) => new RegExp(`^${beginning}`)), rejected: true });
  if (kept === undefined) throw new Error("PurgeCSS answered nothing for a style sheet");
  return { css: kept.css, lost: kept.rejected ?? [] };
}

/** dkfds' typeface upright in whole files: they would stand beside the variable one of web/style/typeface.css, which has each weight of theirs. */
const withoutWholeTypeface = (css: string): string =>
  css.replaceAll(/@font-face\s*\{[^}]*\}/g, (face) => (/IBM Plex Sans/.test(face) && /font-style:\s*normal/.test(face) && !/unicode-range/.test(face) ? "" : face));

/** For Vite: most of dkfds' rules are for what no page has, and the first paint waits for all of them. */
export const usedStyle = (): Plugin => ({
  name: "used-style",
  // After Vite has put the imported sheets in, and before it names the file by what is in it.
  transform: { filter: { id: /\.css$/ }, handler: async (css) => ({ code: withoutWholeTypeface((await keepUsed(css)).css), map: null }) },
});
