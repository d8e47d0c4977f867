import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { services, type ServiceName } from "@haandslag/contracts";
import { settingsOf, serviceAddress, type StackSettings } from "./service-settings.ts";

export interface ServiceProcesses {
  pidOf(service: ServiceName): number | undefined;
  /** SIGKILL, as a crash would; it is started again by itself. */
  kill(service: ServiceName): void;
  close(): Promise<void>;
}

const restartAfterMs = 500;

/** Each service as a process of its own. One that dies is started again, and what it had acknowledged is there (OPS-02). */
export async function startServiceProcesses(settings: StackSettings, say: (line: string) => void): Promise<ServiceProcesses> {
  mkdirSync(join(settings.folder, "logs"), { recursive: true });
  const running = new Map<ServiceName, ChildProcess>();
  let closing = false;

  const start = (service: ServiceName) => {
    if (closing) return;
    const main = fileURLToPath(import.meta.resolve(`@haandslag/${service}/main`));
    const child = spawn(process.execPath, [main], { cwd: dirname(main), env: { ...inherited(), ...settingsOf(service, settings) }, stdio: ["ignore", "pipe", "pipe"] });
    const log = createWriteStream(join(settings.folder, "logs", `${service}.log`), { flags: "a" });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    running.set(service, child);
    child.once("exit", (code, signal) => {
      log.end();
      if (closing) return;
      say(`${service} ended (${signal ?? `exit ${code}`}); it is started again. Its log: ${join(settings.folder, "logs", `${service}.log`)}`);
      setTimeout(() => start(service), restartAfterMs);
    });
  };

  for (const service of services) start(service);
  const close = async () => {
    closing = true;
    const children = [...running.values()].filter((child) => child.exitCode === null && child.signalCode === null);
    await Promise.all(children.map((child) => new Promise<void>((resolve) => {
      const hardStop = setTimeout(() => child.kill("SIGKILL"), 10_000);
      child.once("exit", () => { clearTimeout(hardStop); resolve(); });
      child.kill("SIGTERM");
    })));
  };
  process.once("exit", () => { for (const child of running.values()) child.kill("SIGKILL"); });
  try {
    await Promise.all(services.map((service) => untilReady(service, serviceAddress(settings.ports, service), settings.folder)));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    pidOf: (service) => running.get(service)?.pid,
    kill: (service) => { running.get(service)?.kill("SIGKILL"); },
    close,
  };
}

/** What a child needs of this process's environment; nothing that could stand in for a setting. */
const inherited = (): Record<string, string> => Object.fromEntries(["PATH", "HOME", "TZ", "NODE_COMPILE_CACHE"].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

async function untilReady(service: ServiceName, address: string, folder: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (await fetch(`${address}/readyz`).then((answer) => answer.ok, () => false)) return;
    await sleep(100);
  }
  throw new Error(`${service} is not ready after a minute. What it says stands in ${join(folder, "logs", `${service}.log`)}.`);
}
