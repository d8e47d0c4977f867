import { tileWidth } from "./tile.ts";

/** What is asked for under `/tile/`: hashes of a level, or a bundle of entries. */
export interface TileRequest {
  readonly level: number | "entries";
  readonly index: number;
  /** 1 to 256; less than 256 is a partial tile. */
  readonly width: number;
}

const form = /^(entries|0|[1-9]|[1-5]\d|6[0-3])\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The part of an address after `/tile/` (C2SP tlog-tiles); undefined where it names no tile. */
export function parseTilePath(path: string): TileRequest | undefined {
  const [, level, index, partial] = form.exec(path) ?? [];
  if (level === undefined || index === undefined) return undefined;
  const width = partial === undefined ? tileWidth : Number(partial);
  const number = Number(index.replaceAll(/[x/]/g, ""));
  // One address a tile: no leading group of zeros, no full tile said to be partial.
  if ((partial !== undefined && width >= tileWidth) || index.startsWith("x000") || !Number.isSafeInteger(number)) return undefined;
  return { level: level === "entries" ? level : Number(level), index: number, width };
}

/** The same as an address, e.g. `0/x001/x234/067.p/8`. */
export function tilePath({ level, index, width }: TileRequest): string {
  const groups = [];
  for (let left = index; groups.length === 0 || left > 0; left = Math.floor(left / 1000)) groups.unshift(String(left % 1000).padStart(3, "0"));
  return `${level}/${groups.map((group, i) => (i === groups.length - 1 ? group : `x${group}`)).join("/")}${width === tileWidth ? "" : `.p/${width}`}`;
}
