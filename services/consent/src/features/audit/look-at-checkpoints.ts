import { createHash } from "node:crypto";
import { openNote, parseCheckpoint } from "@haandslag/transparency-log";
import type { Findings } from "../../domain/audit/audit-report.ts";
import { finding } from "../../domain/audit/finding.ts";
import { type CheckpointRow, checkpointRows, keptCheckpoints } from "../../storage/audit/checkpoints.ts";
import type { Snapshot } from "../../storage/audit/snapshot.ts";

/** A checkpoint that the log's key has signed; nothing that it says is taken from anywhere but the signed text. */
export interface Signed {
  readonly size: number;
  readonly root: string;
  readonly from: string;
}

/** With the time that stands beside it: no part of what is signed. */
export interface Dated extends Signed {
  readonly at: string;
}

/** Where a checkpoint was found. */
export const inTable = "log_checkpoint";
export const inFile = "the file outside";
const inMemory = "this process's memory";

/** Notes that were verified once need not be verified again: a signature takes 0.1 ms, and there are as many as there were batches. */
export interface VerifiedNotes {
  isSigned(note: string): Signed | undefined;
}

export function verifiedNotes(vkey: string): (from: string) => VerifiedNotes {
  const good = new Set<string>();
  return (from) => ({
    isSigned(note) {
      const id = createHash("sha256").update(note).digest("base64").slice(0, 24);
      const text = good.has(id) ? note.slice(0, note.lastIndexOf("\n\n") + 1) : openNote(note, vkey);
      const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
      if (checkpoint === undefined || checkpoint.origin !== vkey.slice(0, vkey.indexOf("+"))) return undefined;
      good.add(id);
      return { size: checkpoint.size, root: Buffer.from(checkpoint.root).toString("base64"), from };
    },
  });
}

/** The newest that an earlier pass of this process found signed: all of them may be gone by now, this one it still has. */
export interface NewestSeen {
  newest(): Signed | undefined;
  saw(signed: readonly Signed[]): void;
}

export function newestSeen(): NewestSeen {
  let newest: Signed | undefined;
  return {
    newest: () => newest,
    saw(signed) {
      for (const one of signed) if (newest === undefined || one.size > newest.size) newest = { ...one, from: inMemory };
    },
  };
}

const tag = ({ size, root }: Pick<CheckpointRow, "size" | "root">) => `${size} ${root}`;

/** What is kept outside, read before the snapshot is taken: each of these was committed to the database before it was written there. */
export async function readKept(dir: string, notes: VerifiedNotes, findings: Findings): Promise<Dated[]> {
  const kept: Dated[] = [];
  for await (const { number, isHalfOfNext, checkpoint } of keptCheckpoints(dir)) {
    findings.looked("checkpoints outside");
    const about = `line ${number} of checkpoints.jsonl`;
    if (checkpoint === undefined) {
      if (!isHalfOfNext) findings.add([finding("CHECKPOINT_FILE_DAMAGED", about, "it is no JSON, or has not the members that such a line has")]);
      continue;
    }
    const signed = notes.isSigned(checkpoint.note);
    if (signed === undefined || tag(signed) !== tag(checkpoint)) findings.add([finding("CHECKPOINT_EDITED", about, signed === undefined ? "its signature is not the log's" : `it says size ${checkpoint.size}, its note ${signed.size}, or another root`)]);
    if (signed !== undefined) kept.push({ ...signed, at: checkpoint.at });
  }
  return kept;
}

/** The database's checkpoints: signed, as they say, not back in time, and all of those that are kept outside among them. */
export async function readTable(snapshot: Snapshot, kept: readonly Signed[], notes: VerifiedNotes, findings: Findings, toleranceMs: number): Promise<Dated[]> {
  const table: Dated[] = [];
  const missing = new Map(kept.map((one) => [tag(one), one]));
  let before: CheckpointRow | undefined;
  for await (const checkpoint of checkpointRows(snapshot)) {
    findings.looked("checkpoints");
    const about = `checkpoint of size ${checkpoint.size}, in ${inTable}`;
    const signed = notes.isSigned(checkpoint.note);
    if (signed === undefined || tag(signed) !== tag(checkpoint)) findings.add([finding("CHECKPOINT_EDITED", about, signed === undefined ? "its signature is not the log's" : "its size or root is not that of its note")]);
    if (checkpoint.at === "") findings.add([finding("CHECKPOINT_EDITED", about, "its time cannot be read")]);
    if (signed !== undefined) {
      table.push({ ...signed, at: checkpoint.at });
      missing.delete(tag(signed));
    }
    if (before !== undefined && Date.parse(checkpoint.at) < Date.parse(before.at) - toleranceMs) findings.add([finding("CLOCK_SET_BACK", about, `signed at ${checkpoint.at}, the one before it, of size ${before.size}, at ${before.at}`)]);
    before = checkpoint;
  }
  const rivals = new Set(table.map(({ size }) => size));
  for (const one of missing.values()) {
    // Two of one size are a fork, which is said elsewhere.
    if (!rivals.has(one.size)) findings.add([finding("CHECKPOINT_REMOVED", `checkpoint of size ${one.size}`, `${one.from} has it, with the root ${one.root}`)]);
  }
  return table;
}

/** Whether each of the database's is kept outside by now. The newest may be on its way there: looked at again for `patienceMs`. */
export async function findNotKept(table: readonly Signed[], dir: string, look: { readonly patienceMs: number; wait(ms: number): Promise<void> }): Promise<Signed[]> {
  for (let waited = 0; ; waited += 250) {
    const missing = new Map(table.map((one) => [tag(one), one]));
    for await (const { checkpoint } of keptCheckpoints(dir)) if (checkpoint !== undefined) missing.delete(tag(checkpoint));
    if (missing.size === 0 || waited >= look.patienceMs) return [...missing.values()];
    await look.wait(250);
  }
}
