import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { uuidv7Ids } from "../../src/index.ts";
import { type ServiceDatabase, serviceDatabase } from "./service-database.ts";

let database: ServiceDatabase;
let child: ChildProcess | undefined;
let output: string[];
beforeAll(async () => { database = await serviceDatabase(); });
afterEach(() => { child?.kill("SIGKILL"); });
afterAll(() => database.remove());

interface Process {
  readonly child: ChildProcess;
  /** Resolves with the address when it is ready. */
  readonly ready: Promise<string>;
  readonly ended: Promise<number | string | null>;
}

function startProcess(): Process {
  output = [];
  const started = spawn(process.execPath, [new URL("./children/counting-process.ts", import.meta.url).pathname], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env, NODE_ENV: "test", DATABASE_URL: database.urls.appUrl, MIGRATION_DATABASE_URL: database.urls.ownerUrl, MIGRATIONS_DIR: database.migrationsDir,
      KAFKA_BROKERS: "127.0.0.1:1",
    },
  });
  child = started;
  const address = Promise.withResolvers<string>();
  for (const stream of [started.stdout, started.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      output.push(line);
      if (line.includes('"msg":"ready"')) address.resolve((JSON.parse(line) as { url: string }).url);
    });
  }
  return { child: started, ready: address.promise, ended: new Promise((resolve) => { started.once("exit", (code, signal) => resolve(code ?? signal)); }) };
}

const post = async (address: string, procedure: string, input: object) => {
  const answer = await fetch(`${address}/trpc/${procedure}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(input) });
  return { status: answer.status, body: (await answer.json()) as unknown };
};

describe("OPS-02 and OPS-03: a service's process", () => {
  test("starts and works without its broker, says so, and ends by SIGTERM when the request in flight is answered; what was done is there after the next start", async () => {
    const first = startProcess();
    const address = await first.ready;
    const counterId = uuidv7Ids.next();
    expect(await post(address, "start", { counterId, idempotencyKey: `key-${counterId}` })).toMatchObject({ status: 200 });
    const health = await fetch(`${address}/readyz`);
    expect([health.status, ((await health.json()) as { parts: { part: string; ok: boolean }[] }).parts.filter(({ ok }) => !ok).map(({ part }) => part)]).toEqual([503, ["broker"]]);
    const input = { counterId, idempotencyKey: `key-a-${counterId}`, steps: 1, waitMs: 400 };
    const inFlight = post(address, "add", input);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    first.child.kill("SIGTERM");
    first.child.kill("SIGINT");
    expect(await inFlight).toMatchObject({ status: 200, body: { result: { data: { count: 1 } } } });
    expect(await first.ended).toBe(0);

    const second = startProcess();
    const again = await second.ready;
    expect(await post(again, "add", input)).toMatchObject({ status: 200, body: { result: { data: { count: 1 } } } });
    second.child.kill("SIGKILL");
    expect(await second.ended).toBe("SIGKILL");
    const third = startProcess();
    expect(await post(await third.ready, "add", { ...input, idempotencyKey: `key-b-${counterId}` })).toMatchObject({ body: { result: { data: { count: 2 } } } });
  }, 60_000);

  test("without its database ends with a sentence and no stack", async () => {
    await database.stop();
    const { ended } = startProcess();
    expect(await ended).toBe(1);
    await database.startAgain();
    expect(output.filter((line) => !line.startsWith("{"))).toEqual([expect.stringMatching(/^referral could not start\. .{20,}/)]);
    expect(output.join("\n")).not.toMatch(/^\s+at /m);
  });
});
