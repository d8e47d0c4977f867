import { projectRoot } from "../project-files.ts";
import { formatRules, reportRules } from "../rules/rules-report.ts";

/** `npm run rules [-- --json]`: every rule with the tests that carry it; exit 1 when a title names a rule that does not exist. */
const report = reportRules(projectRoot);
console.log(process.argv.includes("--json") ? JSON.stringify(report, null, 2) : formatRules(report));
process.exitCode = report.unknown.length > 0 ? 1 : 0;
