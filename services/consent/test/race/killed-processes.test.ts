import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConsentService, people, type TestService } from "../given.ts";
import { citizens, type Racer } from "./racer.ts";

const enough = { permitted: 10_000, denied: 1_000, killed: 5 };
const timesFaster = 6 * 3_600;

let service: TestService;
let folder: string;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  service = await openConsentService();
  folder = mkdtempSync(join(tmpdir(), "haandslag-race-"));
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await service.close();
  rmSync(folder, { recursive: true });
});

interface Racing { readonly child: ChildProcess; readonly file: string; /** After so many lines it is killed. */ readonly lives: number }
interface Line { readonly sent?: string; readonly consentId?: string; readonly epoch?: number; readonly categories?: string[]; readonly denied?: string[]; readonly failed?: string }

/** What the processes wrote. A line that a kill cut in two was not written. */
const linesOf = (files: readonly string[]): Line[] => files.flatMap((file) => {
  try {
    return readFileSync(file, "utf8").split("\n").slice(0, -1).flatMap((line) => (line.endsWith("}") ? [JSON.parse(line) as Line] : []));
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return [];
    throw error;
  }
});

describe("CON-18 CON-19 OPS-02 disclosures against revocations, narrowings, renewals and expiries, by processes that are killed", () => {
  it("whatever was sent stands in the ledger as it was sent, and a consent covers it at its own place", async () => {
    const referrals = citizens.map((subjectId, n) => ({ subjectId, referralId: `0198a000-0000-7000-8000-0000000000${10 + n}` }));
    const files: string[] = [];
    const began = Date.now();
    let killed = 0;
    const start = (): Racing => {
      const file = join(folder, `${files.length}.jsonl`);
      const racer: Racer = { url: service.database.url, file, referrals, minutesApart: (files.length % 3) * 40, began, timesFaster };
      files.push(file);
      const child = spawn(process.execPath, [fileURLToPath(new URL("racing-process.ts", import.meta.url)), JSON.stringify(racer)], { stdio: ["ignore", "ignore", "inherit"] });
      running.add(child);
      return { child, file, lives: 200 + Math.floor(1_500 * Math.random()) };
    };
    const kill = async ({ child }: Racing) => {
      running.delete(child);
      if (child.exitCode !== null) throw new Error("A racing process ended by itself.");
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGKILL");
      await gone;
      killed++;
    };

    // By what it has done and not by time, so that a busy machine makes the race longer and not emptier.
    let counted = { permitted: 0, denied: 0 };
    let racing = [start(), start(), start()];
    while (counted.permitted < enough.permitted || counted.denied < enough.denied || killed < enough.killed) {
      await sleep(250);
      const done = racing.filter(({ child, file, lives }) => child.exitCode !== null || linesOf([file]).length >= lives);
      await Promise.all(done.map(kill));
      racing = racing.filter((one) => !done.includes(one)).concat(done.map(() => start()));
      const lines = linesOf(files);
      counted = { permitted: lines.filter(({ sent }) => sent !== undefined).length, denied: lines.filter(({ denied }) => denied !== undefined).length };
    }
    await Promise.all(racing.map(kill));

    const lines = linesOf(files);
    expect(lines.filter(({ failed }) => failed !== undefined)).toEqual([]);
    expect([...new Set(lines.flatMap(({ denied }) => denied ?? []))]).toEqual(expect.arrayContaining(["REVOKED", "EXPIRED", "CATEGORY_NOT_COVERED"]));

    // Over the ledger.
    expect(await service.as(people.auditor).uncoveredDisclosures()).toEqual({ uncovered: [] });
    // Over what the recipients were really sent: each is in the ledger, as it was sent. What was decided by a process that was killed then was never sent.
    const ledger = new Map((await service.sql<{ id: string; consentId: string; epoch: number; categories: string[] }>(`SELECT id, consent_id AS "consentId", epoch, categories FROM disclosure`)).map((row) => [row.id, row]));
    const strangers = lines.filter(({ sent, ...line }) => sent !== undefined && JSON.stringify({ id: sent, ...line }) !== JSON.stringify(ledger.get(sent)));
    expect(strangers).toEqual([]);
    // And by a question of its own: no disclosure stands behind its consent's end, or has a category that its epoch had not.
    expect(await service.sql(`
      SELECT d.id FROM disclosure d JOIN consent_epoch e ON e.consent_id = d.consent_id AND e.epoch = d.epoch
      WHERE e.status <> 'granted' OR NOT d.categories <@ e.categories OR d.at < e.valid_from OR d.at >= e.expires_at OR d.position < e.position
        OR EXISTS (SELECT FROM consent_epoch later WHERE later.consent_id = d.consent_id AND later.epoch > d.epoch AND later.position < d.position)`)).toEqual([]);
    expect(await service.sql("SELECT d.id FROM disclosure d WHERE NOT EXISTS (SELECT FROM consent_epoch e WHERE e.consent_id = d.consent_id AND e.epoch = d.epoch)")).toEqual([]);
    // Each kind of change took its part.
    const kinds = await service.sql<{ type: string }>("SELECT DISTINCT type FROM consent_history");
    expect(kinds.map(({ type }) => type)).toEqual(expect.arrayContaining(["granted", "narrowed", "renewed", "revoked", "expired"]));
  }, 900_000);
});
