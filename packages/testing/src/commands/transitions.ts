import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { aggregates as Aggregates } from "@haandslag/outcomes/domain";
import { projectRoot } from "../project-files.ts";
import { withTransitions } from "../transitions/with-transitions.ts";

/** `npm run transitions`: writes each aggregate's transition table, computed from its code, into its service's README. */
for (const service of ["referral", "consent", "peer-assignment", "outcomes"]) {
  const file = join(projectRoot, "services", service, "README.md");
  const { aggregates } = (await import(join(projectRoot, "services", service, "src/domain/index.ts"))) as { aggregates: typeof Aggregates };
  const before = readFileSync(file, "utf8");
  const after = withTransitions(before, aggregates);
  if (after !== before) writeFileSync(file, after);
  process.stdout.write(`services/${service}/README.md: ${after === before ? "as it was" : "written"}\n`);
}
