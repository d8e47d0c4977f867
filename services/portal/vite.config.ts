import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { usedStyle } from "./src/used-style.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Few files: over HTTP/1.1 each costs a turn in one of six lines, and its headers. What others wrote is one, which a browser
 * keeps over our releases; the frame and the parts of pages are one, forms another.
 */
const files = [
  { name: "react", test: /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store)\//, priority: 3 },
  { name: "libraries", test: /node_modules\/(?:i18next|react-i18next|@tanstack|@trpc)\//, priority: 3 },
  { name: "forms", test: /web\/forms\/|node_modules\/(?:react-hook-form|@hookform|zod)\/|packages\/(?:contracts|denmark)\//, priority: 1 },
  { name: "frame", test: /web\/(?:app|calls|parts)\/(?!bars-drawn|counted-bars|read-aloud)|web\/(?:main\.tsx|homes\/[a-z]+\/(?:pages|asked-first|list\/(?:asked|needs)|inbox\/offers|peers\/with-us)\.ts)/, priority: 2 },
];

/** The pages: from `web/` into `dist/`. No inline script and no inline style, as the server's content security policy demands. */
export default defineConfig({
  root: here("web"),
  plugins: [react(), usedStyle()],
  build: {
    outDir: here("dist"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: files } } },
  },
});
