import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** One of the project's commands as npm runs it: a process of its own, in a group of its own. */
export interface Command {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Everything it has written so far, in order. */
  said(): string;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** To the whole group, as Ctrl-C in a terminal does. */
  signalGroup(signal: NodeJS.Signals): void;
}

const started: Command[] = [];

/** `npm run NAME -- ...args`, without npm. Nothing of this process's own environment names a database or broker. */
export function run(name: "start" | "start-kafka" | "token" | "import" | "events" | "keys" | "audit", ...args: string[]): Command {
  const { KAFKA_BROKERS: _brokers, DATABASE_URL: _database, NODE_ENV: _nodeEnv, ...environment } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, "../src/commands", `${name}.ts`), ...args], { env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  child.stdout.on("data", (text) => { said += String(text); });
  child.stderr.on("data", (text) => { said += String(text); });
  const pid = child.pid ?? 0;
  const command: Command = {
    child, pid, said: () => said,
    ended: new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal }))),
    signalGroup: (signal) => { process.kill(-pid, signal); },
  };
  started.push(command);
  return command;
}

/** Runs a command to its end. */
export async function outcomeOf(...command: Parameters<typeof run>): Promise<{ code: number | null; said: string }> {
  const { ended, said } = run(...command);
  const { code } = await ended;
  return { code, said: said() };
}

/** Looks again until it is so. @throws what the command said, when it is not so in time */
export async function until<T>(what: string, look: () => Promise<T | undefined | false> | T | undefined | false, command?: Command, patienceMs = 60_000): Promise<T> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(25)) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (command !== undefined && command.child.exitCode !== null) break;
  }
  throw new Error(`It never came to this: ${what}.\n${command?.said() ?? ""}`);
}

/** Nothing that a test started outlives it. */
export async function endAll(): Promise<void> {
  const running = started.filter(({ child }) => child.exitCode === null && child.signalCode === null);
  for (const { child } of running) child.kill("SIGTERM");
  await Promise.all(running.map(async ({ ended, child }) => {
    const hardStop = setTimeout(() => child.kill("SIGKILL"), 15_000);
    await ended;
    clearTimeout(hardStop);
  }));
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
