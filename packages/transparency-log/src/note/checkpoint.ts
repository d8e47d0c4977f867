import { hashBytes } from "../tree/node-hash.ts";

/** The head of a log's tree at one size. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The text that is signed (C2SP tlog-checkpoint): origin, size and root, a line each. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;

/** @returns undefined where the text is no checkpoint */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, size, root] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*$/.exec(text) ?? [];
  if (origin === undefined || size === undefined || root === undefined) return undefined;
  const hash = Buffer.from(root, "base64");
  return hash.length === hashBytes && Number.isSafeInteger(Number(size)) ? { origin, size: Number(size), root: hash } : undefined;
}
