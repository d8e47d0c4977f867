import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { Queryable } from "@haandslag/service-kit";
import { hasCheckpoint, signedAndGone } from "./seen-checkpoint.ts";

/** A line of the file: JSON, the root in base64, the note as it was signed. */
export interface KeptCheckpoint {
  readonly size: number;
  readonly root: string;
  readonly at: string;
  readonly note: string;
}

/** In a setting's folder, outside the database: what an audit holds the database's log against. */
const fileName = "checkpoints.jsonl";
const longestTail = 64 * 1024;

/** Every signed checkpoint, one JSON line each, appended and flushed to the disk, and never changed. */
export interface CheckpointFolder {
  /** Those that the table has and the file has not yet. @throws LogBroken where the table has not what the file has */
  keepUp(db: Queryable): Promise<void>;
  /** Asked before each signature. @throws LogBroken where the table has not the last one that the file has */
  holdAgainst(db: Queryable): Promise<void>;
}

/** Makes the folder where it is not there. */
export async function openCheckpointFolder(dir: string): Promise<CheckpointFolder> {
  await mkdir(dir, { recursive: true });
  const file = join(dir, fileName);
  return {
    async keepUp(db) {
      const handle = await open(file, "a+");
      try {
        const { last, endsMidLine } = await tailOf(handle);
        await expectInTable(db, last);
        const { rows } = await db.query<{ size: string; root: Buffer; note: string; at: Date }>({ name: "log-checkpoints-since", text: "SELECT size, root, note, at FROM log_checkpoint WHERE size > $1 ORDER BY size", values: [last?.size ?? -1] });
        if (rows.length === 0) return;
        const lines = rows.map(({ size, root, note, at }) => `${JSON.stringify({ size: Number(size), root: root.toString("base64"), at: at.toISOString(), note } satisfies KeptCheckpoint)}\n`);
        // Whoever died in the middle of a line left half of one: it is left as it is, and the next begins below it.
        await handle.appendFile(`${endsMidLine ? "\n" : ""}${lines.join("")}`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    async holdAgainst(db) {
      const handle = await open(file, "a+");
      try {
        await expectInTable(db, (await tailOf(handle)).last);
      } finally {
        await handle.close();
      }
    },
  };
}

async function tailOf(handle: Awaited<ReturnType<typeof open>>): Promise<{ last: KeptCheckpoint | undefined; endsMidLine: boolean }> {
  const { size } = await handle.stat();
  const begin = Math.max(0, size - longestTail);
  const { buffer } = await handle.read({ buffer: Buffer.alloc(size - begin), position: begin });
  const text = buffer.toString("utf8");
  const endsMidLine = text !== "" && !text.endsWith("\n");
  const whole = text.split("\n").slice(begin === 0 ? 0 : 1, -1).reverse();
  for (const line of whole) {
    const checkpoint = parseLine(line);
    if (checkpoint !== undefined) return { last: checkpoint, endsMidLine };
  }
  return { last: undefined, endsMidLine };
}

function parseLine(line: string): KeptCheckpoint | undefined {
  try {
    return JSON.parse(line) as KeptCheckpoint;
  } catch {
    return undefined;
  }
}

async function expectInTable(db: Queryable, last: KeptCheckpoint | undefined): Promise<void> {
  if (last !== undefined && !(await hasCheckpoint(db, { size: last.size, root: Buffer.from(last.root, "base64") }))) throw signedAndGone(last.size);
}
