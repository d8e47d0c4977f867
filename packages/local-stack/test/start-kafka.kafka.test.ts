import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { services, type ServiceName } from "@haandslag/contracts";
import { moveClock } from "@haandslag/service-kit";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Person, signIn } from "../src/demo/person.ts";
import { havnen } from "../src/demo-data/people.ts";
import { postmasterPid } from "../src/postgres/postmaster-pid.ts";
import { type Ready, readReady } from "../src/ready-file.ts";
import type { DatabaseName } from "../src/stack/databases.ts";
import { runningDatabases } from "../src/stack/running-databases.ts";
import { clockFile } from "../src/stack/service-settings.ts";
import { type Command, endAll, isAlive, run, until } from "./command.ts";

/*
 * `npm run start:kafka` as a person runs it: four service processes, a real Kafka, a real PostgreSQL. One story in order.
 */
const parent = mkdtempSync(join(tmpdir(), "haandslag-kafka-stack-"));
const folder = join(parent, "data");

let stack: Command;
let ready: Ready;
let caseworker: Person;
let coordinator: Person;
let citizen: Person;
/** The demo data's own referrals. */
let seeded: string[];

const start = async () => {
  stack = run("start-kafka", "--data", folder, "--port", "0");
  ready = await until("the stack is ready", async () => (stack.said().includes("is ready after") ? readReady(folder) : undefined), stack, 90_000);
};

describe.skipIf(inject("kafkaBrokers").length === 0)("npm run start:kafka", () => {
  beforeAll(async () => {
    await start();
    [caseworker, coordinator, citizen] = await Promise.all([signIn(ready, "Maja Sagsbehandler"), signIn(ready, "Signe Koordinator"), signIn(ready, "Kim Borger")]);
    seeded = (await rows("referral", "SELECT id FROM referral")).map((row) => (row as { id: string }).id);
  });
  afterAll(async () => {
    await endAll();
    rmSync(parent, { recursive: true, force: true });
  });

  test("runs each service as a process of its own with a log of its own", () => {
    expect(Object.keys(processes()).sort()).toEqual([...services].sort());
    expect(readdirSync(join(folder, "logs")).sort()).toEqual([...services, "portal", "local-stack"].map((name) => `${name}.log`).sort());
  });

  test("puts the demo data in over Kafka too, the withdrawal's receipts among them", async () => {
    expect(seeded).toHaveLength(8);
    const { recipients } = await (await signIn(ready, "Solveig Borger")).consent.myRecipients.query();
    expect(recipients.map(({ status }) => status)).toEqual(["answered", "answered"]);
  });

  test("OPS-02 OPS-01 whichever process is killed, it comes back by itself, and every acknowledged command is there once with all its effects", async () => {
    let killing = true;
    const kills = (async () => {
      let count = 0;
      for (; killing || count < services.length; count++) {
        const service = services[count % services.length] as ServiceName;
        const pid = processes()[service];
        if (pid === undefined) continue;
        process.kill(pid, "SIGKILL");
        await until(`${service} is started again`, () => ![undefined, pid].includes(processes()[service]), stack);
        await until(`${service} is ready again`, () => fetch(`${ready.services[service]}/readyz`).then((answer) => answer.ok, () => false), stack, 60_000);
      }
      return count;
    })();
    const told: string[] = [];
    try {
      for (let n = 0; n < 6; n++) told.push(await referAndAccept());
    } finally {
      killing = false;
    }
    expect(await kills).toBeGreaterThanOrEqual(services.length);

    for (const referralId of told) {
      await until("the organisation's side has the assignment", async () => (await rows("peer_assignment", "SELECT FROM assignment WHERE state->>'referralId' = $1", [referralId])).length > 0, stack, 60_000);
    }
    expect(await rows("referral", "SELECT type, count(*)::int AS n FROM referral_history WHERE type IN ('drafted', 'offered', 'opened', 'accepted') AND NOT aggregate_id = ANY($1::uuid[]) GROUP BY type ORDER BY type", [seeded])).toEqual(
      ["accepted", "drafted", "offered", "opened"].map((type) => ({ type, n: told.length })));
    expect(await rows("referral", "SELECT FROM referral WHERE NOT id = ANY($1::uuid[])", [seeded])).toHaveLength(told.length);
    expect(await rows("peer_assignment", "SELECT state->>'referralId' AS id FROM assignment WHERE NOT state->>'referralId' = ANY($1::text[]) ORDER BY id", [seeded])).toEqual(told.toSorted().map((id) => ({ id })));
    expect(await rows("consent", "SELECT FROM consent WHERE state->>'status' = 'granted' AND NOT state->>'referralId' = ANY($1::text[])", [seeded])).toHaveLength(told.length);
    for (const name of ["referral", "consent", "peer_assignment", "outcomes"] as const) {
      await until(`every event of ${name} is published`, async () => (await rows(name, "SELECT FROM outbox WHERE published_at IS NULL")).length === 0, stack);
      // One that asked a service while that was killed is tried again a little later.
      await until(`${name} holds no event`, async () => (await rows(name, "SELECT event_id FROM held_event")).length === 0, stack, 90_000);
    }
    // Each notice is an effect outside the databases: asked once, told once.
    const due = (await rows("referral", "SELECT FROM outbox WHERE type LIKE '%notice-due%'")).length + (await rows("consent", "SELECT FROM outbox WHERE type LIKE '%notice-due%'")).length
      + (await rows("peer_assignment", "SELECT FROM outbox WHERE type LIKE '%call-asked%'")).length;
    expect(due).toBeGreaterThanOrEqual(told.length);
    await until("every notice is sent", () => notices() >= due, stack);
    expect(notices()).toBe(due);
  }, 240_000);

  test("OPS-03 Kafka that is killed delays events and loses none; commands are taken meanwhile, and the stack brings it back", async () => {
    const kafka = kafkaPid();
    process.kill(kafka, "SIGKILL");
    await until("Kafka is gone", () => !isAlive(kafka));
    const referralId = await referAndAccept();
    await until("Kafka is back", () => /Kafka ended without being asked to[^]*Kafka is back/.test(stack.said()), stack, 60_000);
    await until("the event arrived", async () => (await rows("peer_assignment", "SELECT FROM assignment WHERE state->>'referralId' = $1", [referralId])).length === 1, stack, 60_000);
    for (const address of Object.values(ready.services)) await until(`${address} is ready again`, () => fetch(`${address}/readyz`).then((answer) => answer.ok), stack, 60_000);
  }, 120_000);

  test("the clock is turned for every process at once: a question that nobody answers lapses after 14 days", async () => {
    const asked = await rows("consent", "SELECT FROM consent WHERE state->>'status' = 'requested'");
    expect(asked.length).toBeGreaterThan(0);
    moveClock(clockFile(folder), { by: 15 * 24 * 60 * 60 * 1000 });
    await until("the consent service has met the deadline", async () => (await rows("consent", "SELECT FROM consent WHERE state->>'status' = 'lapsed'")).length === asked.length, stack);
  });

  test("a stack that is killed takes all of its processes with it, and starts again on the same data; Ctrl-C ends all of them", async () => {
    const before = await rows("referral", "SELECT id FROM referral ORDER BY id");
    const killed = everyPid();
    stack.child.kill("SIGKILL");
    await stack.ended;
    await until("all of it is gone", () => !killed.some(isAlive));

    await start();
    expect(await rows("referral", "SELECT id FROM referral ORDER BY id")).toEqual(before);
    expect(stack.said(), "demo data go in on the first run only").not.toContain("Demo data");
    const pids = everyPid();
    stack.signalGroup("SIGINT");
    expect(await stack.ended).toEqual({ code: 0, signal: null });
    expect(stack.said()).toMatch(/Ctrl-C: stopping …\nStopped\.\n$/);
    expect(pids.filter(isAlive)).toEqual([]);
  }, 180_000);
});

/** The citizen is referred and says yes, the organisation accepts; one question stays open. Answers the referral's id. */
async function referAndAccept(): Promise<string> {
  const draft = {
    ...key(), legalBasis: "serviceloven-82" as const, wish: "En at gå tur med",
    citizen: { cprNumber: "2512489996", givenNames: ["Prøve"], familyName: "Person", phones: [], emails: ["proeve@eksempel.invalid"] },
    profile: { situation: { themes: ["loneliness" as const] }, wishes: { forms: ["individual" as const] }, practical: { languages: ["da"] } }, notices: { channel: "email" as const, language: "da" as const },
  };
  const { referralId } = await acknowledged("draft", () => caseworker.referral.draftReferral.mutate(draft));
  const asked = { ...key(), referralId, organisationId: havnen, questions: [{ purpose: "referral" as const, categories: ["situation" as const, "wishes" as const] }, { purpose: "feedback" as const, categories: ["started" as const] }] };
  await acknowledged("ask for consent", () => caseworker.referral.requestConsent.mutate(asked));
  const question = await acknowledged("see the question", async () => {
    const { consents } = await citizen.consent.myConsents.query({ referralId, language: "da" });
    const found = consents.find(({ purpose }) => purpose === "referral");
    if (found === undefined) throw new Error("not asked yet");
    return found;
  });
  const { noticeId, version, language, hash } = question.notice;
  const yes = { ...key(), consentId: question.consentId, categories: ["situation" as const, "wishes" as const], notice: { noticeId, version, language, hash } };
  await acknowledged("say yes", () => citizen.consent.grantConsent.mutate(yes));
  for (const [what, command] of [
    ["send the offer", caseworker.referral.sendOffer], ["open the offer", coordinator.referral.openOffer], ["accept", coordinator.referral.acceptOffer],
  ] as const) {
    const input = { ...key(), referralId };
    await acknowledged(what, () => command.mutate(input) as Promise<unknown>);
  }
  return referralId;
}

const key = () => ({ idempotencyKey: randomUUID() });

/** As a careful client: the same command with the same key, until there is an answer. Only "not now" is tried again. */
async function acknowledged<T>(what: string, command: () => Promise<T>): Promise<T> {
  let last = "";
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
    try {
      return await command();
    } catch (error) {
      const code = (error as { data?: { code?: string } | null }).data?.code;
      if (code !== undefined && !code.endsWith("_UNAVAILABLE")) throw new Error(`To "${what}" the answer was ${code}.`, { cause: error });
      last = code ?? (error as Error).message;
    }
  }
  throw new Error(`To "${what}" there was no answer for a minute (${last}).`);
}

/** The stack's own children, as the system lists them. */
function processes(): Partial<Record<ServiceName, number>> {
  const lines = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n").map((line) => line.trim().split(/\s+/));
  return Object.fromEntries(lines.flatMap(([pid, ppid, ...args]) => {
    const service = services.find((name) => args.at(-1)?.endsWith(`services/${name}/src/main.ts`));
    return Number(ppid) === stack.pid && service !== undefined ? [[service, Number(pid)]] : [];
  }));
}

const kafkaPid = () => (JSON.parse(readFileSync(join(folder, "kafka", "kafka.pid"), "utf8")) as { pid: number }).pid;
const everyPid = () => [...Object.values(processes()), kafkaPid(), postmasterPid(join(folder, "postgres", "data")) ?? 0];
const notices = () => (existsSync(join(folder, "mailbox")) ? readdirSync(join(folder, "mailbox")).filter((name) => name.endsWith(".json")).length : 0);

async function rows(database: DatabaseName, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: runningDatabases(folder)[database].ownerUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
