import { createServer } from "node:http";
import net, { type AddressInfo } from "node:net";
import { type Broker, type EventMessage, inProcessBroker } from "@haandslag/messaging";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLog, type RunningService, type ServiceParts, systemClock, uuidv7Ids } from "../../src/index.ts";
import { countingService } from "./counting-service.ts";
import { type ServiceDatabase, serviceDatabase } from "./service-database.ts";

let database: ServiceDatabase;
let running: RunningService | undefined;
let broker: Broker;
let brokerIsAway: boolean;
let published: EventMessage[];
let lines: Record<string, unknown>[];
beforeAll(async () => { database = await serviceDatabase(); });
afterAll(() => database.remove());
beforeEach(async () => {
  lines = [];
  published = [];
  brokerIsAway = false;
  const inProcess = inProcessBroker();
  // The real adapter, behind a line that can be cut.
  broker = {
    ...inProcess,
    publish: (messages) => (brokerIsAway ? Promise.reject(new Error("The broker is away.")) : inProcess.publish(messages)),
    healthy: () => (brokerIsAway ? Promise.resolve(false) : inProcess.healthy()),
  };
  await inProcess.subscribe({ group: "test", topics: ["referral.events.v1"], apply: (messages) => { published.push(...messages); return Promise.resolve(); } });
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  await broker.close();
});

const start = async (o: { port?: number; more?: Partial<ServiceParts<never>>; onParts?: () => void } = {}) => {
  running = await countingService({
    config: { HOST: "127.0.0.1", PORT: o.port ?? 0, DATABASE_URL: database.urls.appUrl, MIGRATION_DATABASE_URL: database.urls.ownerUrl, OIDC_ISSUER: "http://127.0.0.1:1", OIDC_AUDIENCE: "a", OIDC_CLIENT_SECRET: "a secret of the tests" },
    deps: { broker, clock: systemClock, ids: uuidv7Ids, log: createLog({ service: "referral", destination: { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) } }) },
    migrationsDir: database.migrationsDir,
    ...(o.more === undefined ? {} : { more: o.more }), ...(o.onParts === undefined ? {} : { onParts: o.onParts }),
  });
  return running;
};

const post = (procedure: string, input: object) => fetch(`${running?.address}/trpc/${procedure}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(input) });
const call = async (procedure: string, input: object): Promise<{ status: number; body: unknown }> => {
  const answer = await post(procedure, input);
  return { status: answer.status, body: await answer.json() };
};
const ready = async (): Promise<{ status: number; wrong: string[] }> => {
  const answer = await fetch(`${running?.address}/readyz`);
  const { parts } = (await answer.json()) as { parts: { part: string; ok: boolean }[] };
  return { status: answer.status, wrong: parts.filter(({ ok }) => !ok).map(({ part }) => part) };
};
const isAlive = async () => (await fetch(`${running?.address}/livez`)).status;
const add = (counterId: string, key: string, more: object = {}) => call("add", { counterId, idempotencyKey: `key-${key}-${counterId}`, steps: 1, ...more });
const startCounter = async () => {
  const counterId = uuidv7Ids.next();
  expect(await call("start", { counterId, idempotencyKey: `key-${counterId}` })).toMatchObject({ status: 200 });
  return counterId;
};
const done = (count: number) => ({ status: 200, body: { result: { data: { count, version: count + 1 } } } });
const away = { status: 503, body: { error: { data: { code: "REFERRAL_UNAVAILABLE" } } } };

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
}

describe("OPS-03 the database away", () => {
  for (const how of ["stop", "kill"] as const) {
    test(`by ${how}: alive and not ready, calls are told so and change nothing; all by itself ready again, and a try again with the same key is done once`, async () => {
      await start();
      const id = await startCounter();
      expect(await add(id, "a")).toEqual(done(1));
      await until("all is well", async () => (await ready()).status === 200);
      await database[how]();
      expect(await isAlive()).toBe(200);
      expect(await ready()).toMatchObject({ status: 503, wrong: expect.arrayContaining(["database", "migrations", "outbox"]) as unknown });
      expect(await add(id, "b")).toMatchObject(away);
      await database.startAgain();
      expect(await add(id, "b")).toEqual(done(2));
      expect(await add(id, "b")).toEqual(done(2));
      await until("the service says that it is ready", async () => (await ready()).status === 200);
      // At least once: what a crash made the outbox forget is published again, as the same event.
      const events = () => [...new Map(published.map((event) => [event.id, event.data])).values()];
      await until("both events are published", () => events().length >= 2);
      expect(events()).toEqual([{ counterId: id, count: 1 }, { counterId: id, count: 2 }]);
      expect(lines.filter(({ level }) => (level as number) >= 50)).toEqual([]);
    });
  }

  test("with a command in flight: the caller is told, and the try again is done once", async () => {
    await start();
    const id = await startCounter();
    const inFlight = add(id, "f", { waitMs: 300 });
    await database.kill();
    expect(await inFlight).toMatchObject(away);
    await database.startAgain();
    expect(await add(id, "f", { waitMs: 300 })).toEqual(done(1));
  });
});

test("OPS-03 the broker away: not ready and it says so, commands are done, their events come when it is back", async () => {
  await start();
  const id = await startCounter();
  brokerIsAway = true;
  expect(await add(id, "a")).toEqual(done(1));
  expect(await ready()).toEqual({ status: 503, wrong: ["broker"] });
  brokerIsAway = false;
  await until("the event is published", () => published.length === 1);
  expect(await ready()).toEqual({ status: 200, wrong: [] });
});

test("migrations that the code does not have make it not ready", async () => {
  await start();
  const admin = new pg.Client({ connectionString: database.superuserUrl });
  await admin.connect();
  await admin.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ('x', 'x', '20990101000000_later', now(), 1)`);
  expect(await ready()).toEqual({ status: 503, wrong: ["migrations"] });
  await admin.query("DELETE FROM _prisma_migrations WHERE id = 'x'");
  await admin.end();
  expect(await ready()).toEqual({ status: 200, wrong: [] });
});

describe("closing", () => {
  test("waits for the request in flight, takes no other, and whoever closes a second time waits as well", async () => {
    const service = await start();
    const id = await startCounter();
    const unused = net.connect(Number(new URL(service.address).port), "127.0.0.1");
    const inFlight = post("add", { counterId: id, idempotencyKey: `key-${id}-a`, steps: 1, waitMs: 300 });
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    let answered = false;
    void inFlight.then(() => { answered = true; });
    await Promise.all([service.close(), service.close().then(() => expect(answered).toBe(true))]);
    const answer = await inFlight;
    expect([answer.status, answer.headers.get("connection")]).toEqual([200, "close"]);
    unused.destroy();
    await expect(fetch(`${service.address}/livez`)).rejects.toThrow("fetch failed");
    await connectionsAreGone();
  });

  test.each<[string, () => Promise<unknown>, boolean]>([
    ["the parts cannot be made", () => start({ onParts: () => { throw new Error("no parts"); } }), false],
    ["a consumer cannot start", () => start({ more: { consumers: [{ group: "g", from: ["consent"], reactions: [{ get type(): string { throw new Error("no type"); }, apply: () => Promise.resolve() }] }], close: closeOfParts } }), true],
    ["the port is taken", async () => {
      const other = createServer().listen(0, "127.0.0.1");
      await new Promise((resolve) => { other.once("listening", resolve); });
      await start({ port: (other.address() as AddressInfo).port, more: { close: closeOfParts } }).finally(() => other.close());
    }, true],
  ])("where %s, what was opened is closed again", async (_what, begin, hasParts) => {
    closed = 0;
    await expect(begin()).rejects.toThrow(/no parts|no type|EADDRINUSE/);
    expect(closed).toBe(hasParts ? 1 : 0);
    await connectionsAreGone();
    await start();
    expect((await ready()).wrong).toEqual([]);
  });
});

let closed = 0;
function closeOfParts(): Promise<void> {
  closed += 1;
  return Promise.resolve();
}

async function connectionsAreGone(): Promise<void> {
  const admin = new pg.Client({ connectionString: database.superuserUrl });
  await admin.connect();
  await until("the service has left the database", async () => (await admin.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'referral'")).rowCount === 0);
  await admin.end();
}
