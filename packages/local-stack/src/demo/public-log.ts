import { type Checkpoint, consistencyProof, type HashAt, hashBytes, nodeHash, openNote, parseCheckpoint, tilePath, tileWidth } from "@haandslag/transparency-log";
import type { Ready } from "../ready-file.ts";

/** A checkpoint as the log gave it, and when in the story. */
export interface SeenCheckpoint {
  readonly when: string;
  readonly note: string;
}

/** The log's key, as it shows it to anybody. */
export const verifierKeyOf = async (ready: Ready): Promise<string> => (await read(ready, "vkey")).toString().trim();

/** The newest checkpoint, without a token. */
export const newestCheckpoint = async (ready: Ready): Promise<string> => (await read(ready, "checkpoint")).toString();

/** @returns undefined where this key has not signed it */
export function signedCheckpoint(note: string, verifierKey: string): Checkpoint | undefined {
  const text = openNote(note, verifierKey);
  return text === undefined ? undefined : parseCheckpoint(text);
}

/** A consistency proof of two checkpoints, from the tiles that anybody can fetch; in base64, as haandslag-verify reads it. */
export async function consistencyBetween(ready: Ready, older: string, newer: string): Promise<string[]> {
  const sizeOf = (note: string) => Number(note.split("\n")[1]);
  const leaves = await leafHashes(ready, sizeOf(newer));
  return consistencyProof(hashesOver(leaves), sizeOf(older), sizeOf(newer)).map((hash) => Buffer.from(hash).toString("base64"));
}

async function leafHashes(ready: Ready, size: number): Promise<Buffer[]> {
  const hashes: Buffer[] = [];
  for (let index = 0; index * tileWidth < size; index++) {
    const tile = await read(ready, `tile/${tilePath({ level: 0, index, width: Math.min(tileWidth, size - index * tileWidth) })}`);
    for (let at = 0; at < tile.length; at += hashBytes) hashes.push(tile.subarray(at, at + hashBytes));
  }
  return hashes;
}

function hashesOver(leaves: readonly Buffer[]): HashAt {
  const hashAt: HashAt = ({ level, index }) => {
    if (level > 0) return nodeHash(hashAt({ level: level - 1, index: 2 * index }), hashAt({ level: level - 1, index: 2 * index + 1 }));
    const leaf = leaves[index];
    if (leaf === undefined) throw new Error(`The log gave ${leaves.length} leaves, and not the one at ${index}.`);
    return leaf;
  };
  return hashAt;
}

async function read(ready: Ready, path: string): Promise<Buffer> {
  const answer = await fetch(`${ready.services.consent}/log/${path}`, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`The log answered ${answer.status} to /log/${path}.`);
  return Buffer.from(await answer.arrayBuffer());
}
