import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Holder } from "@haandslag/contracts";
import { beginCall, type Clock, withinCall } from "@haandslag/service-kit";
import { z } from "zod";
import type { AuditReport } from "../../domain/audit/audit-report.ts";
import type { SnapshotPool } from "../../storage/audit/snapshot.ts";
import { newestSeen, verifiedNotes } from "./look-at-checkpoints.ts";
import type { KeysOfHolder } from "./look-at-receipts.ts";
import { runAudit } from "./run-audit.ts";

export interface AuditedService {
  /** A pool of its own whose statements may take minutes; as the app's role, which can read everything and change little. */
  readonly pool: SnapshotPool;
  /** The log's verifier key (C2SP signed-note). */
  readonly verifierKey: string;
  readonly checkpointDir: string;
  readonly clock: Clock;
  /** Base addresses of those who sign receipts. */
  readonly holders: Readonly<Record<Holder, string>>;
}

/**
 * An audit of one consent service, to be run again and again.
 * @param o.gently leaves half of the time to whatever else this process does
 */
export function auditOf(service: AuditedService, o: { readonly gently: boolean; readonly patienceMs?: number }): (run?: { readonly signal?: AbortSignal; progress?(line: string): void }) => Promise<AuditReport> {
  const notes = verifiedNotes(service.verifierKey);
  const seen = newestSeen();
  return ({ signal, progress } = {}) => withinCall(beginCall({}), () => {
    let since = performance.now();
    return runAudit({
      pool: service.pool, notes, seen, patienceMs: o.patienceMs ?? 10_000, now: () => service.clock.now(), checkpointDir: service.checkpointDir, keysOf: keysAt(service.holders),
      ...(progress === undefined ? {} : { progress }),
      wait: async (ms) => { await sleep(ms, undefined, signal === undefined ? {} : { signal }); },
      async pace() {
        signal?.throwIfAborted();
        await sleep(o.gently ? Math.min(50, performance.now() - since) : 0);
        since = performance.now();
      },
    });
  });
}

const KeySet = z.object({ keys: z.array(z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string() })) });
const timeoutMs = 5_000;

/** What each shows at `/.well-known/jwks.json`. */
const keysAt = (addresses: Readonly<Record<Holder, string>>): KeysOfHolder => async (holder) => {
  try {
    const answer = await fetch(new URL("/.well-known/jwks.json", addresses[holder]), { signal: AbortSignal.timeout(timeoutMs) });
    const { keys } = KeySet.parse(await answer.json());
    return new Set(keys.map(({ kty, crv, x }) => createHash("sha256").update(JSON.stringify({ crv, kty, x })).digest("base64url")));
  } catch {
    // Away, or not what a key set is: then nothing can be said of the keys.
    return undefined;
  }
};
