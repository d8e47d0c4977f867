import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Holder } from "@haandslag/contracts";

/** Beside the checkpoints, outside the database: who writes to the database alone makes no key a holder's. */
const fileIn = (dir: string) => join(dir, "receipt-keys.jsonl");

/** A line of the file: JSON, the thumbprint by RFC 7638. */
interface PinnedKey {
  readonly holder: Holder;
  readonly thumbprint: string;
  readonly at: string;
}

/** Which keys each holder showed as its own when a receipt by them was verified: it goes on to others, and its receipts stay. */
export interface ReceiptKeys {
  /** Once the holder itself has shown this key. Writes a line the first time, flushed to the disk. */
  pin(holder: Holder, thumbprint: string): Promise<void>;
}

export function receiptKeysIn(dir: string, now: () => Date): ReceiptKeys {
  const pinned = new Set<string>();
  return {
    async pin(holder, thumbprint) {
      const name = `${holder} ${thumbprint}`;
      if (pinned.has(name)) return;
      if (!(await pinnedKeys(dir)).get(holder)?.has(thumbprint)) {
        await mkdir(dir, { recursive: true });
        const handle = await open(fileIn(dir), "a");
        try {
          // A line of its own, also behind half of one from a crash.
          await handle.appendFile(`\n${JSON.stringify({ holder, thumbprint, at: now().toISOString() } satisfies PinnedKey)}\n`);
          await handle.sync();
        } finally {
          await handle.close();
        }
      }
      pinned.add(name);
    },
  };
}

/** The thumbprints of each holder. What is no whole line is passed over. @throws where the file is there and cannot be read */
export async function pinnedKeys(dir: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const text = await readFile(fileIn(dir), "utf8").catch((error: unknown) => {
    if ((error as { code?: string }).code === "ENOENT") return "";
    throw error;
  });
  const keys = new Map<string, Set<string>>();
  for (const line of text.split("\n")) {
    const { holder, thumbprint } = keyOf(line);
    if (holder !== undefined && thumbprint !== undefined) keys.set(holder, (keys.get(holder) ?? new Set()).add(thumbprint));
  }
  return keys;
}

function keyOf(line: string): Partial<PinnedKey> {
  try {
    return JSON.parse(line) as Partial<PinnedKey>;
  } catch {
    return {};
  }
}
