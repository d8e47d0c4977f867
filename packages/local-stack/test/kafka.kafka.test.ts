import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brokerAnswers } from "@haandslag/messaging";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { kafkaLibraries, resolveKafka, startKafka } from "../src/kafka/index.ts";

const hasJava = spawnSync("java", ["-version"]).status === 0;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "haandslag-kafka-test-"));
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => vi.unstubAllEnvs());

describe.skipIf(!hasJava && process.env["CI"] !== "true")("Kafka on the JVM", () => {
  it("has one start at a time on a folder, comes back on the same port, and ends with a starter that is killed", async () => {
    const dir = join(folder, "with æøå and spaces");
    const starter = spawn(process.execPath, [new URL("./start-kafka-in-a-process.ts", import.meta.url).pathname, dir], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(starter.stdout, "data")) as [Buffer];
    const broker = line.toString().trim();
    expect(await brokerAnswers([broker])).toBe(true);
    await expect(startKafka({ dir })).rejects.toThrow(`Kafka already runs on ${dir}`);

    starter.kill("SIGKILL");
    await once(starter, "exit");
    const again = await startKafka({ dir });

    expect(again.brokers).toEqual([broker]);
    await again.stop();
    await again.stop();
    expect(await brokerAnswers([broker])).toBe(false);
    expect(readdirSync(dir)).not.toContain("kafka.pid");
  }, 180_000);
});

describe("what is in the way is a plain sentence", () => {
  it("no Java", async () => {
    vi.stubEnv("PATH", folder);
    await expect(startKafka({ dir: join(folder, "a") })).rejects.toThrow("Java is not installed");
    vi.unstubAllEnvs();
  });

  it("no Maven; and what an interrupted download left behind is never taken for Kafka", async () => {
    vi.stubEnv("PATH", folder);
    const libraries = join(folder, "libraries");
    mkdirSync(libraries);
    writeFileSync(join(libraries, "half-of-it.jar"), "");
    await expect(kafkaLibraries(() => undefined, libraries)).rejects.toThrow("Maven is not installed");
    vi.unstubAllEnvs();
  });

  it.skipIf(!hasJava)("a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    await expect(startKafka({ dir: join(folder, "b"), port })).rejects.toThrow(`Port ${port} on 127.0.0.1, wanted for Kafka, is taken`);
    other.close();
  });
});

it("a Kafka that the environment names is used and left alone", async () => {
  vi.stubEnv("KAFKA_BROKERS", "one:9092, two:9092");
  expect(await resolveKafka({ dir: folder })).toMatchObject({ brokers: ["one:9092", "two:9092"], from: "environment" });
  vi.unstubAllEnvs();
});
