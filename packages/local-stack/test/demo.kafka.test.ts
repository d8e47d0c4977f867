import { describe, expect, inject, it } from "vitest";
import { runDemo } from "../src/demo/run-demo.ts";

describe.skipIf(inject("kafkaBrokers").length === 0)("npm run demo -- --kafka: each service a process of its own, on a real Kafka", () => {
  it("CON-18 CON-24 CON-25 CON-26 CON-30 OPS-01 OPS-05 every promise holds", { timeout: 300_000 }, async () => {
    const report = await runDemo({ broker: "kafka", print: () => undefined });
    expect(report.promises.filter(({ held }) => !held)).toEqual([]);
    expect(report).toMatchObject({ ok: true, broker: "kafka" });
  });
});
