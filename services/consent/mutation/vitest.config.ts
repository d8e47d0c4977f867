import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The tests of the domain alone, which need no database: every mutant is met by those that run its code. */
export default defineConfig({
  root: join(import.meta.dirname, "..", "..", ".."),
  test: {
    include: ["services/consent/test/domain/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    setupFiles: [join(import.meta.dirname, "hasten.ts")],
    isolate: false,
  },
});
