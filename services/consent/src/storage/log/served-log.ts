import { beginCall, withinCall } from "@haandslag/service-kit";
import { entryBundle, hashBytes, type TileRequest, tileWidth } from "@haandslag/transparency-log";
import type { Pool } from "pg";
import { readNodes } from "./read-open-tiles.ts";

/** The log as the world may read it: no record, no salt, nobody's name. */
export interface ServedLog {
  /** The newest signed checkpoint; undefined in the first moments of a new database. */
  checkpoint(): Promise<string | undefined>;
  /** The bytes of a tile or of a bundle of entries; undefined where the log is not that large. */
  tile(request: TileRequest): Promise<Buffer | undefined>;
}

export function servedLog(pool: Pool): ServedLog {
  return {
    async checkpoint() {
      const { rows } = await pool.query<{ note: string }>({ name: "log-newest-note", text: "SELECT note FROM log_checkpoint ORDER BY size DESC LIMIT 1" });
      return rows[0]?.note;
    },
    async tile({ level, index, width }) {
      const first = index * tileWidth;
      if (!Number.isSafeInteger(first + tileWidth)) return undefined;
      if (level === "entries") return whole(await readEntries(pool, first, first + width), width, entryBundle);
      return (await readFullTile(pool, level, index, width)) ?? whole(await readNodes(pool, level, first, first + width), width, Buffer.concat);
    },
  };
}

const whole = (parts: Buffer[], width: number, join: (parts: Buffer[]) => Buffer): Buffer | undefined => (parts.length === width ? join(parts) : undefined);

/** A full tile is also each partial tile that it has been. */
async function readFullTile(pool: Pool, level: number, index: number, width: number): Promise<Buffer | undefined> {
  const { rows } = await pool.query<{ hashes: Buffer }>({ name: "log-full-tile", text: "SELECT substring(hashes FOR $3) AS hashes FROM log_tile WHERE level = $1 AND index = $2", values: [level, index, width * hashBytes] });
  return rows[0]?.hashes;
}

async function readEntries(pool: Pool, first: number, end: number): Promise<Buffer[]> {
  // Rows of entries are for who may see what they are about, since they hold the salts. The commitment alone is for all.
  const { rows } = await withinCall(beginCall({}), () => pool.query<{ commitment: Buffer }>({
    name: "log-entries",
    text: "SELECT e.commitment FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id WHERE l.index >= $1 AND l.index < $2 ORDER BY l.index",
    values: [first, end],
  }));
  return rows.map(({ commitment }) => commitment);
}
