// One file of over 300 lines: its tests share one running stack, from its first start to its end, and bringing it up again for each part would take most of the time.
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { searchFiles } from "../src/canaries/search-files.ts";
import { type Person, signIn } from "../src/demo/person.ts";
import { demoAccounts } from "../src/demo-data/people.ts";
import { postmasterPid } from "../src/postgres/postmaster-pid.ts";
import { type Ready, readReady } from "../src/ready-file.ts";
import { choosePorts } from "../src/stack/ports.ts";
import { runningDatabases } from "../src/stack/running-databases.ts";
import { type Command, endAll, isAlive, outcomeOf, run, until } from "./command.ts";

/*
 * `npm start` as a person runs it, one story in order: each whole start is seconds of a busy machine.
 */
const parent = mkdtempSync(join(tmpdir(), "haandslag-stack-"));
const folder = join(parent, "data");
const data = ["--data", folder];
const ownMessage = fileURLToPath(import.meta.resolve("@haandslag/referral/examples/ffb-order.json"));

let stack: Command;
let ready: Ready;

const postgresPid = () => postmasterPid(join(folder, "postgres", "data")) ?? 0;
const start = async (...options: string[]): Promise<Command> => {
  const command = run("start", ...data, ...options);
  ready = await until("the stack is ready", () => readReady(folder), command);
  return command;
};
const status = async (address: string) => (await fetch(address)).status;
const peersOfHavnen = async () => {
  const { peers } = await (await signIn(ready, "Signe Koordinator")).peers.listPeers.query({});
  return peers.map((peer) => peer.displayName).sort();
};
/** What the caseworker sees of each. */
const seededReferrals = async () => {
  const { referrals } = await (await signIn(ready, "Maja Sagsbehandler")).referral.listReferrals.query({});
  return referrals.map((line) => `${line.citizen?.givenNames.join(" ") ?? "nobody"} ${line.status}`).sort();
};

// Whole starts on a machine that may be busy with other suites.
beforeAll(async () => {
  const killed = run("start", ...data, "--port", "0");
  await until("the first start puts demo data in", () => killed.said().includes("Demo data …"), killed);
  killed.child.kill("SIGKILL");
  await killed.ended;
  stack = await start("--port", "0");
}, 120_000);
afterAll(async () => {
  await endAll();
  rmSync(parent, { recursive: true, force: true });
});

describe("npm start", () => {
  test("is ready when it says so: every part, the portal, and the page that shows the parts", async () => {
    for (const address of Object.values(ready.services)) {
      expect(await status(`${address}/livez`)).toBe(200);
      expect(await status(`${address}/readyz`)).toBe(200);
    }
    expect(await status(`${ready.portal}/livez`)).toBe(200);
    expect(await status(`${ready.portal}/readyz`)).toBe(200);
    expect(await (await fetch(ready.portal)).text()).toContain('<div id="pages">');
    const page = await (await fetch(`${ready.issuer}/local`)).text();
    expect(page.match(/<td>ready<\/td>/g)).toHaveLength(6);
    for (const { name } of ready.users) expect(page).toContain(name);
    expect(new URL(ready.issuer).origin).not.toBe(new URL(ready.portal).origin);
    expect(stack.said()).toMatch(/PostgreSQL …[^]*Login …[^]*Services …[^]*Demo data …[^]*ready after \d+\.\d s[^]*Open +http:[^]*Maja Sagsbehandler +caseworker[^]*Stop: Ctrl-C/);
  });

  test("puts the demo data in once, also after a start that was killed half-way", async () => {
    expect(await peersOfHavnen()).toEqual(["Anders", "Fatima", "Karen", "Ole"]);
    const { organisations } = await (await signIn(ready, "Maja Sagsbehandler")).referral.listOrganisations.query({});
    expect(organisations.map(({ name }) => name).sort()).toEqual(["Broen", "Havnen", "Lyset"]);
    expect(await seededReferrals()).toEqual(["Asta accepted", "Freja offered", "Kim draft", "Knud accepted", "Mikkel in_course", "Solveig stopped", "Viggo closed"]);
  });

  test("CON-24 the demo data have something for every home: questions, a request, peers who are asked, peers to choose among, a running course with a meeting to come, one that has ended, a call that waits, a guardian who answers for another, and a withdrawal with all its receipts", async () => {
    const [kim, mikkel, solveig, fatima, coordinator] = await Promise.all(["Kim Borger", "Mikkel Borger", "Solveig Borger", "Fatima Peer", "Signe Koordinator"].map((user) => signIn(ready, user))) as [Person, Person, Person, Person, Person];
    const asked = (await kim.consent.myConsents.query({ language: "da" })).consents;
    expect(asked.map(({ purpose, status: now }) => `${purpose} ${now}`).sort()).toEqual(["feedback requested", "measurement requested", "referral requested"]);
    const { offers } = await coordinator.referral.listOffers.query({});
    expect(offers.map((offer) => offer.status).sort()).toEqual(expect.arrayContaining(["in_course", "offered"]));
    const courses = await fatima.peers.myCourses.query();
    expect(courses).toHaveLength(1);
    const course = await mikkel.outcomes.myCourse.query({ referralId: courses[0]?.referralId ?? "" });
    expect(course).toMatchObject({ goals: [{}], checkIns: [{ moment: "start", status: "due" }] });
    expect(courses[0]?.nextMeeting).toMatchObject({ status: "planned" });
    const [asta, viggo, karen] = await Promise.all(["Asta Borger", "Viggo Borger", "Karen Peer"].map((user) => signIn(ready, user))) as [Person, Person, Person];
    const ownReferral = async (citizen: Person) => (await citizen.consent.myConsents.query({ language: "da" })).consents[0]?.referralId ?? "";
    expect((await asta.peers.proposals.query({ referralId: await ownReferral(asta) })).map(({ displayName }) => displayName).sort()).toEqual(["Anders", "Fatima", "Karen"]);
    expect(await fatima.peers.myAsks.query()).toMatchObject([{ answer: null }]);
    expect((await viggo.outcomes.myCourse.query({ referralId: await ownReferral(viggo) })).checkIns).toMatchObject([{ moment: "start", status: "answered" }, { moment: "end", status: "answered" }]);
    expect(await karen.peers.myCallMe.query()).toMatchObject({ madeAt: null });
    expect((await coordinator.peers.listCallMes.query({})).calls).toMatchObject([{ displayName: "Karen" }]);
    const { consents: forElla } = await (await signIn(ready, "Gerda Borger")).consent.wardConsents.query({ language: "da" });
    expect(forElla.map(({ purpose, status: now, right }) => `${purpose} ${now} ${right.kind}`).sort()).toEqual(["feedback requested guardian-personal", "measurement requested guardian-personal", "referral granted guardian-personal"]);
    const { recipients } = await solveig.consent.myRecipients.query();
    expect(recipients.map((line) => line.status)).toEqual(recipients.map(() => "answered"));
    expect(recipients.flatMap((line) => line.consents).map(({ purpose, status: now }) => `${purpose} ${now}`).sort()).toEqual(["feedback revoked", "measurement revoked", "referral revoked"]);
  });

  test("CON-30 a checkpoint covered the demo data's consents before the stack was ready", async () => {
    const owner = new pg.Client({ connectionString: runningDatabases(folder).consent.ownerUrl });
    await owner.connect();
    // Nothing is written between the demo data and ready.json.
    const { rows } = await owner.query<{ covered: string; consents: string }>("SELECT (SELECT max(size) FROM log_checkpoint WHERE at <= $1) AS covered, (SELECT count(*) FROM log_entry WHERE kind = 'consent-epoch') AS consents", [statSync(join(folder, "ready.json")).mtime]);
    await owner.end();
    expect(Number(rows[0]?.consents)).toBeGreaterThanOrEqual(20);
    expect(Number(rows[0]?.covered)).toBeGreaterThanOrEqual(Number(rows[0]?.consents));
    expect((await (await fetch(`${ready.services.consent}/log/checkpoint`)).text()).split("\n").slice(0, 1)).toEqual(["haandslag.local/consent-log"]);
  });

  test("lets everybody sign in whom it lists, as what it lists them", async () => {
    expect(ready.users.map(({ name }) => name)).toEqual(demoAccounts.map(({ name }) => name));
    for (const { name, role } of ready.users) {
      const { code, said } = name === "Kim Borger" ? await outcomeOf("token", name, ...data) : { code: 0, said: await tokenOf(name) };
      expect(code, said).toBe(0);
      const claims = JSON.parse(Buffer.from(said.split(".")[1] ?? "", "base64url").toString()) as { role?: string };
      expect(JSON.stringify(claims)).toContain(`"${role}"`);
    }
  });

  test("says clearly that it runs already, and leaves the running one alone", async () => {
    const before = readFileSync(join(folder, "ready.json"), "utf8");
    const { code, said } = await outcomeOf("start", ...data, "--port", "0", "--fresh");
    expect(code).toBe(1);
    expect(said).toContain(`A stack runs on ${folder} already (process ${stack.pid})`);
    expect(readFileSync(join(folder, "ready.json"), "utf8")).toBe(before);
    expect(await status(`${ready.services.referral}/readyz`)).toBe(200);
  });
});

describe("beside a running stack", { timeout: 90_000 }, () => {
  test("npm run import reports what a message became, the same a second time, and names the place of every error", async () => {
    const first = await outcomeOf("import", ownMessage, ...data);
    expect(first.code, first.said).toBe(0);
    const report = JSON.parse(first.said) as { drafts: string[]; kept: { path: string; to: string }[]; dropped: { path: string; why: string }[] };
    expect(report.drafts).toHaveLength(1);
    expect(report.kept.length * report.dropped.length).toBeGreaterThan(0);
    expect(await outcomeOf("import", ownMessage, ...data)).toEqual(first);

    const bad = join(parent, "bad.json");
    writeFileSync(bad, JSON.stringify({ resourceType: "Bundle", type: "collection", entry: [{ resource: { resourceType: "ServiceRequest", status: "active", intent: "order", subject: { reference: "Patient/nowhere" } } }] }));
    const refused = await outcomeOf("import", bad, ...data);
    expect(refused.code).toBe(2);
    expect(refused.said).toMatch(/MESSAGE_REFUSED.*nothing of it was kept[^]*Bundle\.entry\[0\]\S*: /);
    writeFileSync(bad, `"${"a".repeat(2_200_000)}"`);
    expect(await outcomeOf("import", bad, ...data)).toMatchObject({ code: 2, said: expect.stringContaining("larger than 1 MB") as string });
    expect(await outcomeOf("import", ownMessage, ...data, "--as", "Kim Borger")).toMatchObject({ code: 1, said: expect.stringContaining("NOT_ALLOWED") as string });
    expect(await outcomeOf("import", join(parent, "none.json"), ...data)).toMatchObject({ code: 1, said: expect.stringContaining("cannot be read") as string });
  });

  test("OPS-01 npm run events shows an event that was parked, with its payload, and replays it when the cause is gone", async () => {
    expect(await outcomeOf("events", "parked", ...data)).toEqual({ code: 0, said: "No event is parked.\n" });
    const owner = new pg.Client({ connectionString: runningDatabases(folder).peer_assignment.ownerUrl });
    await owner.connect();
    await owner.query("CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$");
    await owner.query("CREATE TRIGGER broken BEFORE INSERT ON assignment FOR EACH ROW EXECUTE FUNCTION broken()");
    const eventId = randomUUID();
    const referralId = randomUUID();
    await plant(eventId, referralId);
    // Seven tries take half a minute; the last one is enough here.
    await until("the event is held and tried for the last time", async () =>
      (await owner.query("UPDATE held_event SET tries = 7, next_try_at = now() WHERE event_id = $1 AND tries < 7", [eventId])).rowCount === 1);
    const listed = await until("the event is parked", async () => {
      const { said } = await outcomeOf("events", "parked", ...data);
      return said.includes(eventId) ? said : undefined;
    });
    expect(listed).toMatch(/One event is parked[^]*dk\.haandslag\.referral\.closed\.v1[^]*8 tries, the last failed with error P0001/);
    expect(listed).toContain(`"referralId":"${referralId}"`);

    await owner.query("DROP FUNCTION broken CASCADE");
    expect(await outcomeOf("events", "replay", randomUUID(), ...data)).toMatchObject({ code: 1, said: expect.stringContaining("No parked event has this id") as string });
    expect(await outcomeOf("events", "replay", eventId, ...data)).toMatchObject({ code: 0 });
    await until("the event took effect", async () => (await owner.query("SELECT FROM assignment WHERE state->>'referralId' = $1", [referralId])).rowCount === 1);
    expect((await owner.query("SELECT FROM held_event")).rowCount).toBe(0);
    await owner.end();
    expect((await outcomeOf("events", "parked", ...data)).said).toBe("No event is parked.\n");
  });

  test("npm run keys rotates the key-encryption keys while the services run; what was sealed before can be read after, and the list names no key's bytes", async () => {
    const caseworker = await signIn(ready, "Maja Sagsbehandler");
    await outcomeOf("import", ownMessage, ...data);
    const [{ referralId = "" } = {}] = (await caseworker.referral.listReferrals.query({})).referrals;
    const before = (await caseworker.referral.getReferral.query({ referralId })).record;
    const keysIn = () => ["referral", "peer-assignment", "outcomes"].map((service) => readFileSync(join(folder, "key-encryption-keys", `${service}.keys`), "utf8").trim());
    const former = keysIn();
    const { code, said } = await outcomeOf("keys", "rotate", ...data);
    expect(code, said).toBe(0);
    expect(said).toMatch(/^referral: \S+ wraps from now on; [1-9]\d* data keys wrapped anew; removed local-\w+\.\npeer-assignment: [^]*\noutcomes: /);
    const now = keysIn();
    expect(now.map((text, i) => text.split("\n").length === 1 && text !== former[i])).toEqual([true, true, true]);
    expect((await caseworker.referral.getReferral.query({ referralId })).record).toEqual(before);
    const listed = (await outcomeOf("keys", "list", ...data)).said;
    expect(listed).toMatch(/^referral\n  \S+  wraps [1-9]\d* data keys, current\n  local-\w+  wraps 0 data keys, removed, retired /);
    for (const text of [...former, ...now]) expect(said + listed).not.toContain(text.split(":")[1]);
    expect(await outcomeOf("keys", "forget", ...data)).toMatchObject({ code: 1, said: expect.stringContaining("npm run keys -- rotate") as string });
  });

  test("OPS-03 PostgreSQL that is killed is answered for as unavailable, shown on the page, and brought back by the stack itself", async () => {
    const caseworker = await signIn(ready, "Maja Sagsbehandler");
    const before = await caseworker.referral.listReferrals.query({});
    const killed = postgresPid();
    process.kill(killed, "SIGKILL");
    // Its connections live for a moment longer than itself: until they are gone, everything is still answered.
    await until("the page shows that it is away", async () => (await (await fetch(`${ready.issuer}/local`)).text()).includes("not ready"), stack);
    const answers = new Set<string>();
    await until("the referral service answers again", () =>
      caseworker.referral.listReferrals.query({}).then((after) => { expect(after).toEqual(before); return true; }, (error: { data?: { code?: string; httpStatus?: number } }) => {
        answers.add(`${error.data?.httpStatus} ${error.data?.code}`);
        return false;
      }), stack);
    expect([...answers]).toEqual(answers.size === 0 ? [] : ["503 REFERRAL_UNAVAILABLE"]);
    expect(stack.said()).toMatch(/PostgreSQL ended without being asked to[^]*PostgreSQL is back/);
    expect(postgresPid()).not.toBe(killed);
    for (const address of Object.values(ready.services)) await until(`${address} is ready again`, async () => (await status(`${address}/readyz`)) === 200, stack);
  });

  test("OPS-05 a command's correlation id stands in the logs from the service that took it to the last effect in another", async () => {
    const correlationId = randomUUID();
    const eventId = randomUUID();
    await plant(eventId, randomUUID(), correlationId);
    const services = ["peer-assignment", "outcomes"];
    for (const service of services) {
      const line = await until(`${service} logs the event`, () => logOf(service).find((entry) => entry["correlationId"] === correlationId && entry["eventId"] === eventId));
      expect(line).toMatchObject({ service, type: "dk.haandslag.referral.closed.v1" });
    }
    const answer = await fetch(`${ready.services.referral}/trpc/openOffer`, {
      method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${await tokenOf("Signe Koordinator")}`, "x-correlation-id": correlationId },
      body: JSON.stringify({ idempotencyKey: randomUUID(), referralId: randomUUID() }),
    });
    expect(answer.headers.get("x-correlation-id")).toBe(correlationId);
    await until("the referral service logs the refusal", () => logOf("referral").find((entry) => entry["correlationId"] === correlationId && entry["code"] === "NOT_FOUND"));
  });

  test("CON-26 no CPR number lies in its folder, and nothing personal in its logs", async () => {
    const message = readFileSync(ownMessage, "utf8");
    const words = [...message.matchAll(/"(?:family|text|value|line)": ?\[?\s*"([^"]{6,})"/g)].map(([, text = ""]) => text).filter((text) => /[a-zæøå]/i.test(text) && !text.startsWith("urn:") && !text.startsWith("http"));
    expect(words.length).toBeGreaterThan(3);
    const numbers = demoAccounts.flatMap(({ cprNumber }) => cprNumber ?? []);
    const everywhere = await searchFiles(folder, numbers.map((text) => ({ what: "a CPR number", text })));
    expect(everywhere.filter(({ where }) => !where.startsWith("mailbox"))).toEqual([]);
    expect(await searchFiles(join(folder, "logs"), words.map((text) => ({ what: "a word of the message", text })))).toEqual([]);
    for (const file of readdirSync(join(folder, "logs"))) logOf(file.replace(".log", ""));
  });
});

describe("when it ends", { timeout: 120_000 }, () => {
  test("OPS-02 killed in any way it leaves nothing in the way of the next start, and the data are kept", async () => {
    const drafts = await (await signIn(ready, "Maja Sagsbehandler")).referral.listReferrals.query({});
    const [postgres, page] = [postgresPid(), ready.portal];
    stack.signalGroup("SIGKILL");
    await stack.ended;
    expect(existsSync(join(folder, "ready.json")), "nobody was left to take it away").toBe(true);
    await until("PostgreSQL followed", () => !isAlive(postgres));

    expect(await outcomeOf("token", "Kim Borger", ...data)).toMatchObject({ code: 1, said: expect.stringMatching(/did not give a token.*start it again with: npm start/) as string });
    // As if that start had been killed after the last of the demo data and before it noted so.
    rmSync(join(folder, "demo-data"));
    stack = run("start", ...data, "--port", new URL(page).port);
    ready = await until("the stack is ready again", async () => (stack.said().includes("is ready after") ? readReady(folder) : undefined), stack);
    expect(await (await signIn(ready, "Maja Sagsbehandler")).referral.listReferrals.query({})).toEqual(drafts);
    expect(stack.said()).toContain("Demo data …");
    expect(await peersOfHavnen()).toEqual(["Anders", "Fatima", "Karen", "Ole"]);
  });

  test("Ctrl-C stops everything, PostgreSQL too, and takes ready.json away first", async () => {
    const postgres = postgresPid();
    stack.signalGroup("SIGINT");
    // npm hands the same key press on a moment later.
    stack.child.kill("SIGINT");
    expect(await stack.ended).toEqual({ code: 0, signal: null });
    expect(stack.said()).toMatch(/Ctrl-C: stopping …\nStopped\.\n$/);
    expect(isAlive(postgres)).toBe(false);
    expect(existsSync(join(folder, "ready.json"))).toBe(false);
    expect(existsSync(join(folder, "stack.pid"))).toBe(false);
    for (const address of [ready.portal, ready.issuer, ...Object.values(ready.services)]) await expect(status(address)).rejects.toThrow("fetch failed");
  });

  test("--fresh starts over, on six ports in a row from --port; Ctrl-C while it comes up stops it too", async () => {
    const early = run("start", ...data, "--port", "0");
    await until("it comes up", () => early.said().includes("PostgreSQL …"), early);
    early.signalGroup("SIGINT");
    expect(await early.ended).toEqual({ code: 0, signal: null });
    expect(early.said()).toContain("Stopped before it was ready.");
    expect(postgresPid() === 0 || !isAlive(postgresPid())).toBe(true);

    const first = await sixInARow();
    stack = await start("--port", String(first), "--fresh");
    expect([ready.portal, ready.issuer, ...Object.values(ready.services)].map((address) => Number(new URL(address).port) - first)).toEqual([0, 1, 2, 3, 4, 5]);
    // What was imported is gone; the demo data are there again.
    expect(await seededReferrals()).toEqual(["Asta accepted", "Freja offered", "Kim draft", "Knud accepted", "Mikkel in_course", "Solveig stopped", "Viggo closed"]);
    expect(await peersOfHavnen()).toHaveLength(4);

    const other = await outcomeOf("start", "--data", join(parent, "other"), "--port", String(first));
    expect(other).toMatchObject({ code: 1, said: expect.stringContaining(`Ports ${first}, ${first + 1}`) as string });
    expect(existsSync(join(parent, "other", "stack.pid"))).toBe(false);
  });
});

async function tokenOf(user: string): Promise<string> {
  const { accessTokenFor } = await import("../src/login/index.ts");
  return accessTokenFor({ issuer: ready.issuer, user });
}

/** An event in the referral service's outbox, as if one had been closed: relay, broker and consumers are the real ones. */
async function plant(eventId: string, referralId: string, correlationId: string = randomUUID()): Promise<void> {
  const owner = new pg.Client({ connectionString: runningDatabases(folder).referral.ownerUrl });
  await owner.connect();
  const payload = { referralId, organisationId: "organisation-havnen" };
  await owner.query("INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, data) VALUES ($1, 'referral.events.v1', $2, 'dk.haandslag.referral.closed.v1', now(), $3, $4)", [eventId, referralId, correlationId, payload]);
  await owner.end();
}

/** Every line of a log is JSON and says when and who. */
function logOf(part: string): Record<string, unknown>[] {
  const lines = readFileSync(join(folder, "logs", `${part}.log`), "utf8").trimEnd().split("\n").filter((line) => line !== "");
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const entry of entries) expect(entry).toMatchObject({ service: part, time: expect.any(String) as string, level: expect.any(Number) as number });
  return entries;
}

async function sixInARow(): Promise<number> {
  for (let first = 23_000; first < 30_000; first += 50) {
    if (await choosePorts(first).then(() => true, () => false)) return first;
  }
  throw new Error("This machine has no six free ports in a row.");
}
