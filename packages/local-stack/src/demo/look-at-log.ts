import { type Checkpoint, isConsistent } from "@haandslag/transparency-log";
import { consistencyBetween, type SeenCheckpoint, signedCheckpoint, verifierKeyOf } from "./public-log.ts";
import type { Story } from "./story.ts";

/** Every checkpoint that was served during the story is signed, and the log only ever grew (CON-30). */
export async function lookAtLog({ ready, promises }: Story, seen: readonly SeenCheckpoint[]): Promise<void> {
  const key = await verifierKeyOf(ready);
  const checkpoints = seen.map(({ note }) => signedCheckpoint(note, key));
  const isSigned = checkpoints.every((checkpoint) => checkpoint !== undefined && checkpoint.origin === key.split("+")[0]);
  promises.note("CON-30", "Every checkpoint that the log served is signed by the key that it shows", isSigned && seen.length > 2, `${seen.length} checkpoints; ${key.split("+")[0]}`);

  const steps = await Promise.all(seen.slice(1).map(async ({ note }, n) => {
    const [older, newer] = [checkpoints[n], checkpoints[n + 1]];
    return older !== undefined && newer !== undefined && await grew(older, newer, () => consistencyBetween(ready, seen[n]?.note ?? "", note));
  }));
  promises.note("CON-30", "Each of them begins with all that the one before covered, by a proof from the public tiles", steps.length > 1 && steps.every(Boolean), seen.map(({ when }, n) => `${when}: ${checkpoints[n]?.size ?? "not signed"}`).join("; "));
}

async function grew(older: Checkpoint, newer: Checkpoint, prove: () => Promise<string[]>): Promise<boolean> {
  if (older.size === 0 || newer.size <= older.size) return false;
  const proof = (await prove()).map((hash) => Buffer.from(hash, "base64"));
  return isConsistent({ older: older.size, newer: newer.size, olderRoot: older.root, newerRoot: newer.root, proof });
}
