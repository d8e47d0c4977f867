import { spawn } from "node:child_process";
import { platform } from "node:os";
import { createInterface } from "node:readline";
import { endWithThisProcess } from "./end-with-this-process.ts";
import type { RunAs } from "./run-as.ts";

export type Refusal = "port taken" | "shared memory in use" | "already running" | "other";

/** PostgreSQL ended before it took connections; `message` is what it said. */
export class PostmasterRefused extends Error {
  readonly reason: Refusal;
  constructor(reason: Refusal, said: string) {
    super(`PostgreSQL did not start: ${said}`);
    this.reason = reason;
  }
}

export type Postmaster = { stop(): Promise<void>; kill(): Promise<void>; readonly ended: Promise<void> };

type PostmasterOptions = {
  program: string;
  pgCtl: string;
  dataDir: string;
  port: number;
  durable: boolean;
  as: RunAs;
  log: (line: string) => void;
};

/** Runs `postgres` and resolves when it takes connections. */
export async function runPostmaster(o: PostmasterOptions): Promise<Postmaster> {
  const { prefix, ...ids } = o.as;
  const [program = o.program, ...args] = [...prefix, o.program, "-D", o.dataDir, ...settings(o)];
  // detached: Ctrl-C in a terminal reaches the whole process group, and would take the database away before the
  // services have finished what they are doing.
  const child = spawn(program, args, {
    ...ids, detached: true, cwd: "/", stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, LC_ALL: "C" },
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    void ended.then(() => reject(new PostmasterRefused(refusalIn(said), said.slice(-3).join(" "))));
    createInterface(child.stderr).on("line", (line) => {
      o.log(line);
      if (said.length < 50) said.push(line);
      if (line.includes("database system is ready to accept connections")) resolve();
    });
  });
  const pid = child.pid ?? 0;
  const release = endWithThisProcess(pid);
  void ended.then(release);
  const signal = async (name: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(name);
    await ended;
  };
  return {
    ended,
    kill: () => signal("SIGKILL"),
    stop: () => {
      if (platform() !== "win32") return signal("SIGINT");
      spawn(o.pgCtl, ["stop", "-D", o.dataDir, "-m", "fast"], { stdio: "ignore" });
      return ended;
    },
  };
}

function settings(o: PostmasterOptions): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port: o.port,
    unix_socket_directories: "",
    max_connections: 200,
    lc_messages: "C",
    log_timezone: "UTC",
    timezone: "UTC",
    // CON-26: PostgreSQL's log repeats failing statements and rows, hence only what concerns the server itself.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    // Commits still reach the operating system one by one: a test that kills PostgreSQL must find what was acknowledged.
    ...(o.durable ? {} : { fsync: "off", full_page_writes: "off", wal_level: "minimal", max_wal_senders: 0 }),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function refusalIn(said: readonly string[]): Refusal {
  const text = said.join("\n");
  if (text.includes("Address already in use") || text.includes("could not create any TCP/IP sockets")) return "port taken";
  if (text.includes("pre-existing shared memory block")) return "shared memory in use";
  if (/lock file "postmaster\.pid" already exists/.test(text)) return "already running";
  return "other";
}
