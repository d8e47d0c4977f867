import { readFileSync } from "node:fs";
import { join } from "node:path";
import { aggregates as consent } from "@haandslag/consent/domain";
import { aggregates as outcomes } from "@haandslag/outcomes/domain";
import { aggregates as peerAssignment } from "@haandslag/peer-assignment/domain";
import { aggregates as referral } from "@haandslag/referral/domain";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../src/project-files.ts";
import { withTransitions } from "../src/transitions/with-transitions.ts";

describe("transition tables in the READMEs", () => {
  it.each([
    ["referral", referral],
    ["consent", consent],
    ["peer-assignment", peerAssignment],
    ["outcomes", outcomes],
  ] as const)("REF-01 services/%s/README.md says what the code does; otherwise: npm run transitions", (service, aggregates) => {
    const readme = readFileSync(join(projectRoot, "services", service, "README.md"), "utf8");
    expect(withTransitions(readme, aggregates)).toBe(readme);
  });

  it("a README without the block is refused", () => {
    expect(() => withTransitions("# Service", outcomes)).toThrow("no block");
  });
});
