import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Snapshot } from "./snapshot.ts";

export interface CheckpointRow {
  readonly size: number;
  /** Base64. */
  readonly root: string;
  readonly note: string;
  /** Empty where the database's is no time that can be read. */
  readonly at: string;
}

/** The checkpoints of the database, by size. */
export async function* checkpointRows(snapshot: Snapshot): AsyncGenerator<CheckpointRow> {
  for await (const page of snapshot.stream<{ size: string; root: Buffer; note: string; at: Date }>("SELECT size, root, note, at FROM log_checkpoint ORDER BY size")) {
    for (const { size, root, note, at } of page) yield { size: Number(size), root: root.toString("base64"), note, at: at instanceof Date ? at.toISOString() : "" };
  }
}

/** A line of the file outside. Whoever died in the middle of one left half of it, and its whole stands in the next. */
export interface KeptLine {
  readonly number: number;
  readonly text: string;
  readonly isHalfOfNext: boolean;
  /** Undefined where it cannot be read. */
  readonly checkpoint: CheckpointRow | undefined;
}

/**
 * The checkpoints that are kept outside the database, line by line: a file of years does not fit into memory. A last
 * line that is not whole is left out, since it may be being written.
 * @throws where the file cannot be read; where there is none there are no lines
 */
export async function* keptCheckpoints(dir: string): AsyncGenerator<KeptLine> {
  const file = createReadStream(join(dir, "checkpoints.jsonl"), { encoding: "utf8" });
  let before: { number: number; text: string } | undefined;
  let number = 0;
  try {
    for await (const text of createInterface({ input: file, crlfDelay: Infinity })) {
      if (before !== undefined && before.text !== "") yield { ...before, isHalfOfNext: text.startsWith(before.text), checkpoint: readLine(before.text) };
      before = { number: ++number, text };
    }
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return;
    throw error;
  }
  const checkpoint = before === undefined ? undefined : readLine(before.text);
  if (before !== undefined && checkpoint !== undefined) yield { ...before, isHalfOfNext: false, checkpoint };
}

function readLine(line: string): CheckpointRow | undefined {
  try {
    const { size, root, note, at } = JSON.parse(line) as Record<string, unknown>;
    return typeof size === "number" && typeof root === "string" && typeof note === "string" && typeof at === "string" ? { size, root, note, at } : undefined;
  } catch {
    return undefined;
  }
}
