import type { KeyObject } from "node:crypto";
import type { Clock, Log } from "@haandslag/service-kit";
import { noteSigner } from "@haandslag/transparency-log";
import type { Pool } from "pg";
import { openCheckpointFolder } from "./checkpoint-folder.ts";
import { startLogWorker } from "./log-worker.ts";
import { type ServedLog, servedLog } from "./served-log.ts";

/** The transparency log of a running service: it grows by itself, and can be read. */
export interface TransparencyLog {
  readonly served: ServedLog;
  readonly verifierKey: string;
  /** Something was committed that belongs into it. */
  wake(): void;
  /** How it is, for a person. */
  says(): string;
  close(): Promise<void>;
}

export async function openLog(o: {
  readonly pool: Pool; readonly clock: Clock; readonly log: Log; readonly origin: string; readonly signingKey: KeyObject; readonly checkpointDir: string;
}): Promise<TransparencyLog> {
  const signer = noteSigner(o.origin, o.signingKey);
  const folder = await openCheckpointFolder(o.checkpointDir);
  const { wake, says, close } = startLogWorker({ pool: o.pool, signer, folder, clock: o.clock, log: o.log });
  return { served: servedLog(o.pool), verifierKey: signer.verifierKey, wake, says, close };
}
