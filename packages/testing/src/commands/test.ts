import { runStaticSuites } from "../suites/static-suites.ts";
import { closingLine } from "../suites/suite-result.ts";
import { summaryTable } from "../suites/summary.ts";
import { runVitest } from "../suites/vitest-suites.ts";

/**
 * `npm test [-- FILTER…]`: the static checks, each counted as one test, then Vitest on everything. With a filter
 * (part of a path, such as services/consent) Vitest alone runs, on what fits. The last line sums it all up.
 */
const filters = process.argv.slice(2);

const checks = filters.length === 0 ? await runStaticSuites(console.log) : [];
const { suites, files, complaints } = await runVitest(filters, process.env["CI"] === "true");

const all = [...checks, ...suites];
console.log(summaryTable(all, files));
for (const complaint of complaints) console.log(`! ${complaint}`);
if (filters.length > 0) console.log("Only what fits the filter ran, and no static check (npm run check).");
console.log(closingLine(all));
process.exitCode = all.some((suite) => suite.failed > 0) ? 1 : 0;
