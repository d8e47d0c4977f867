import { join } from "node:path";
import { describeWithFixtures } from "@haandslag/testing";
import { describe, expect, it } from "vitest";
import { runDemo } from "../src/demo/run-demo.ts";

const quiet = { broker: "in-process", print: () => undefined } as const;
const broken = (report: Awaited<ReturnType<typeof runDemo>>) => report.promises.filter(({ held }) => !held);

describe("npm run demo: the whole story on a stack of its own", () => {
  it("CON-12 CON-16 CON-19 CON-24 CON-25 CON-26 CON-30 OPS-05 every promise holds on our own message, the audit that finds nothing and then a planted fault among them", { timeout: 240_000 }, async () => {
    const report = await runDemo(quiet);
    expect(broken(report)).toEqual([]);
    expect(report).toMatchObject({ ok: true, broker: "in-process", import: { drafts: 1, errors: [] } });
    expect(report.promises.length).toBeGreaterThan(50);
    expect(new Set(report.steps.map(({ service }) => service))).toEqual(new Set(["referral", "consent", "peer-assignment", "outcomes", "local-stack"]));
    expect(report.steps.every(({ correlationId, atMs }) => /^[0-9a-f-]{36}$/.test(correlationId) && atMs >= 0)).toBe(true);
  });

  it("REF-22 a message that cannot be imported is refused with every error, and nothing is started for it", async () => {
    const report = await runDemo({ ...quiet, file: join(import.meta.dirname, "../package.json") });
    expect(report.import.errors.length).toBeGreaterThan(0);
    expect(report).toMatchObject({ ok: false, steps: [], promises: [] });
  });
});

describeWithFixtures("npm run demo on messages that others made", (fixtures) => {
  it.each(["kl-ffb-order-message.json", "sdohcc-referral-bundle.json"])("REF-22 every promise holds on %s", { timeout: 240_000 }, async (file) => {
    const report = await runDemo({ ...quiet, file: join(fixtures, "fhir", file) });
    expect(broken(report)).toEqual([]);
    expect(report.ok).toBe(true);
  });
});
