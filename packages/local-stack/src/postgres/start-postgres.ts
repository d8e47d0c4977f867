import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { postgresBinaries } from "./binaries.ts";
import { prepareFolder } from "./data-folder.ts";
import { freePort, isPortFree } from "./free-port.ts";
import { makeCluster } from "./make-cluster.ts";
import { alreadyRunning, giveUpOwnership, takeOwnership } from "./owner.ts";
import { PostmasterRefused, runPostmaster } from "./run-postmaster.ts";
import { runAs } from "./run-as.ts";
import { postgresUser } from "./system-user.ts";

export type PostgresOptions = {
  /** The cluster's folder; made where there is none. */
  readonly dir: string;
  /** On 127.0.0.1; absent or 0: a free one. */
  readonly port?: number;
  /** False: no fsync, for tests. A power cut then loses the cluster, a killed process still nothing. Default true. */
  readonly durable?: boolean;
  /** What PostgreSQL itself has to say, line by line. Statements and values are kept out of it (CON-26). */
  readonly log?: (line: string) => void;
};

export type Postgres = {
  readonly port: number;
  /** Connection string of the superuser, for provisioning and tests only. */
  superuserUrl(database?: string): string;
  /** Fast shutdown: ends sessions, writes a checkpoint, resolves when the process is gone. May be called again. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash would; resolves when the process is gone. The next start recovers from the log. */
  kill(): Promise<void>;
  /** Resolves when PostgreSQL has ended, for whatever reason. */
  readonly ended: Promise<void>;
};

/**
 * Starts a PostgreSQL of the folder's own on loopback: 0.8 s the first time (initdb), then 40 ms and the first
 * connection. It ends with this process, also when that is killed.
 *
 * @throws Error with a plain sentence that says what to do: port taken, folder not writable, data of another version,
 *   already running on this folder.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { durable = true, log = () => {} } = options;
  const dir = resolve(options.dir);
  const dataDir = join(dir, "data");
  const user = postgresUser();
  const programs = postgresBinaries();
  prepareFolder(dir, dataDir, user);
  const as = runAs(user, [dataDir, programs.postgres]);
  await takeOwnership(dir, dataDir, log);
  try {
    const password = await makeCluster({ dir, dataDir, initdb: programs.initdb, as, user });
    const { port, postmaster } = await startOn(options.port ?? 0, (on) =>
      runPostmaster({ program: programs.postgres, pgCtl: programs.pgCtl, dataDir, port: on, durable, as, log }),
    );
    void postmaster.ended.then(() => giveUpOwnership(dir));
    return {
      port,
      superuserUrl: (database = "postgres") => `postgresql://postgres:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
      ...postmaster,
    };
  } catch (error) {
    giveUpOwnership(dir);
    if (error instanceof PostmasterRefused && error.reason === "already running") throw alreadyRunning(dir);
    throw error;
  }
}

type Attempt = Awaited<ReturnType<typeof runPostmaster>>;

async function startOn(wanted: number, run: (port: number) => Promise<Attempt>): Promise<{ port: number; postmaster: Attempt }> {
  if (wanted !== 0 && !(await isPortFree(wanted))) throw portTaken(wanted);
  for (let attempt = 1; ; attempt++) {
    const port = wanted === 0 ? await freePort() : wanted;
    try {
      return { port, postmaster: await run(port) };
    } catch (error) {
      if (!(error instanceof PostmasterRefused) || attempt === 20) throw error;
      // A free port can be taken between our look and PostgreSQL's own; and after a kill the old server's children
      // hold its shared memory for a moment longer.
      if (error.reason === "port taken" && wanted !== 0) throw portTaken(wanted);
      if (error.reason === "shared memory in use") await sleep(100);
      else if (error.reason !== "port taken") throw error;
    }
  }
}

function portTaken(port: number): Error {
  return new Error(`Port ${port} on 127.0.0.1 is taken by another program. End that program, or start on another port (--port; 0 finds free ones).`);
}
