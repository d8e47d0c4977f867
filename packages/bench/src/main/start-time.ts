import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Figure, median } from "../figure.ts";

const projectRoot = resolve(import.meta.dirname, "../../../..");
const rounds = 5;

/** `npm start` as a person types it, to `ready.json`: on an empty data folder, and again on what is there. */
export async function startFigures(): Promise<Figure[]> {
  const first: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const parent = mkdtempSync(join(tmpdir(), "haandslag-start-"));
    const folder = join(parent, "data");
    first.push(await secondsToReady(folder));
    again.push(await secondsToReady(folder));
    rmSync(parent, { recursive: true, force: true });
  }
  return [
    { name: "npm start to ready, first time", value: median(first), unit: "s", baseline: null, reach: { bound: "at-most", value: 15 } },
    { name: "npm start to ready, again", value: median(again), unit: "s", baseline: null, reach: { bound: "at-most", value: 5 } },
  ];
}

async function secondsToReady(folder: string): Promise<number> {
  const start = performance.now();
  const child = spawn("npm", ["start", "--", "--data", folder, "--port", "0"], { cwd: projectRoot, stdio: "ignore", detached: true });
  let ended = false;
  const exit = new Promise<void>((done) => child.once("exit", () => { ended = true; done(); }));
  while (!existsSync(join(folder, "ready.json"))) {
    if (ended) throw new Error("npm start ended before it was ready. Run it by hand to see why.");
    await sleep(10);
  }
  const seconds = (performance.now() - start) / 1000;
  // The whole group: npm does not always hand a signal on.
  process.kill(-(child.pid as number), "SIGINT");
  await exit;
  while (existsSync(join(folder, "stack.pid"))) await sleep(20);
  return seconds;
}
