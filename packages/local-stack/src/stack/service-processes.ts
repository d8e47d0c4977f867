import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { logFile, type PartName, partNames, serviceAddress, settingsOf, type StackSettings } from "./service-settings.ts";

export interface ServiceProcesses {
  pidOf(service: PartName): number | undefined;
  /** SIGKILL, as a crash would; it is started again by itself. */
  kill(service: PartName): void;
  close(): Promise<void>;
}

const pauseMs = { first: 100, longest: 10_000 } as const;
/** Who ran this long was well: the next end is a new story. */
const wellAfterMs = 30_000;
const readyWithinMs = 60_000;
const closeWithinMs = 10_000;

/** Each service, and the portal, as a process of its own. One that dies is started again, and what it had acknowledged is there (OPS-02). */
export async function startServiceProcesses(settings: StackSettings, say: (line: string) => void): Promise<ServiceProcesses> {
  const kept = new Map(partNames.map((service) => [service, keepService(service, settings, say)]));
  const close = async () => { await Promise.all([...kept.values()].map((service) => service.close())); };
  try {
    await Promise.all(partNames.map((service) => kept.get(service)?.untilReady()));
  } catch (error) {
    await close();
    throw error;
  }
  return { pidOf: (service) => kept.get(service)?.pid(), kill: (service) => kept.get(service)?.kill(), close };
}

function keepService(service: PartName, settings: StackSettings, say: (line: string) => void) {
  let child: ChildProcess | undefined;
  let pause: NodeJS.Timeout | undefined;
  let closing = false;
  let wasReady = false;
  let endsInARow = 0;

  const start = () => {
    const startedAt = Date.now();
    child = spawnService(service, settings);
    child.once("exit", (code, signal) => {
      if (closing) return;
      endsInARow = Date.now() - startedAt > wellAfterMs ? 1 : endsInARow + 1;
      if (wasReady) say(`${service} ended (${signal ?? `exit ${code}`}) and is started again. Its log: ${logFile(settings.folder, service)}`);
      pause = setTimeout(() => {
        start();
        if (wasReady) void untilReady().then(() => say(`${service} is back.`), (error: unknown) => { if (!closing) say((error as Error).message); });
      }, Math.min(pauseMs.first * 2 ** (endsInARow - 1), pauseMs.longest));
    });
  };
  const untilReady = async () => {
    const mine = child;
    for (const deadline = Date.now() + readyWithinMs; Date.now() < deadline; await sleep(50)) {
      if (closing || (wasReady && child !== mine)) throw new Error(`${service} ended again.`);
      if (!wasReady && endsInARow >= 3) throw new Error(`${service} does not start. It says: ${lastLine(logFile(settings.folder, service))}`);
      if (await fetch(`${serviceAddress(settings.ports, service)}/readyz`).then((answer) => answer.ok, () => false)) {
        wasReady = true;
        return;
      }
    }
    throw new Error(`${service} is not ready after a minute. What it says stands in ${logFile(settings.folder, service)}.`);
  };
  start();
  return {
    pid: () => child?.pid,
    kill: () => { child?.kill("SIGKILL"); },
    untilReady,
    async close() {
      closing = true;
      clearTimeout(pause);
      const running = child;
      if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
      const ended = new Promise<void>((done) => running.once("exit", () => done()));
      const hardStop = setTimeout(() => running.kill("SIGKILL"), closeWithinMs);
      running.kill("SIGTERM");
      await ended;
      clearTimeout(hardStop);
    },
  };
}

/** In a process group of its own: Ctrl-C in a terminal is for the stack, which then asks each part to end in turn. */
function spawnService(service: PartName, settings: StackSettings): ChildProcess {
  const main = fileURLToPath(import.meta.resolve(`@haandslag/${service}/main`));
  const log = openSync(logFile(settings.folder, service), "a");
  try {
    const child = spawn(process.execPath, ["--import", import.meta.resolve("./end-with-parent.ts"), main], {
      cwd: dirname(main), env: { ...inherited(), ...settingsOf(service, settings) }, stdio: ["ignore", log, log, "ipc"], detached: true,
    });
    child.on("error", () => { /* `exit` follows, or nothing was started and `untilReady` says so */ });
    return child;
  } finally {
    closeSync(log);
  }
}

/** What a child needs of this process's environment; nothing that could stand in for a setting. */
const inherited = (): Record<string, string> => Object.fromEntries(["PATH", "HOME", "TZ", "NODE_COMPILE_CACHE"].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

const lastLine = (file: string): string => readFileSync(file, "utf8").trimEnd().split("\n").at(-1) ?? "";
