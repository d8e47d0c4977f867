import { runStaticSuites } from "../suites/static-suites.ts";
import { closingLine } from "../suites/suite-result.ts";

/** `npm run check`: everything that can be known without running a service. Exit 1 when a check found something. */
const results = await runStaticSuites(console.log);
console.log(closingLine(results));
process.exitCode = results.some((result) => result.failed > 0) ? 1 : 0;
