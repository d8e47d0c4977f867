import type { Queryable } from "@haandslag/service-kit";
import { LogBroken } from "./log-broken.ts";

export interface SizeAndRoot {
  readonly size: number;
  readonly root: Buffer;
}

/** The newest checkpoint that this process has signed or found signed: in memory, where nobody rewrites it who has database and disk. */
export interface SeenCheckpoint {
  /** @param last the table's newest. @throws LogBroken where the table no longer has what was seen */
  holdAgainst(db: Queryable, last: SizeAndRoot | undefined): Promise<void>;
  /** Once it is committed. */
  saw(checkpoint: SizeAndRoot): void;
}

export function seenCheckpoint(): SeenCheckpoint {
  let newest: SizeAndRoot | undefined;
  return {
    async holdAgainst(db, last) {
      if (newest === undefined || (last?.size === newest.size && last.root.equals(newest.root))) return;
      if (last === undefined || last.size <= newest.size || !(await hasCheckpoint(db, newest))) throw signedAndGone(newest.size);
    },
    saw(checkpoint) {
      if (newest === undefined || checkpoint.size > newest.size) newest = checkpoint;
    },
  };
}

export async function hasCheckpoint(db: Queryable, { size, root }: SizeAndRoot): Promise<boolean> {
  const { rows } = await db.query({ name: "log-checkpoint-of", text: "SELECT 1 FROM log_checkpoint WHERE size = $1 AND root = $2", values: [size, root] });
  return rows.length > 0;
}

export const signedAndGone = (size: number): LogBroken =>
  new LogBroken(`A checkpoint of ${size} leaves was signed that the database does not have: its log was cut short or changed, or an old backup was restored.`);
