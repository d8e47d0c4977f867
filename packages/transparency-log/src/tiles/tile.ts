import type { HashAt } from "../tree/hash-reader.ts";
import { hashBytes, nodeHash } from "../tree/node-hash.ts";
import type { Subtree } from "../tree/subtree.ts";

/** Hashes in a full tile, and leaves in a full bundle of entries (C2SP tlog-tiles). */
export const tileWidth = 256;
const tileHeight = 8;

/** Where a subtree's hash is found: in which tile, how high above the tile's own hashes, and which one there. */
export interface PlaceInTile {
  readonly level: number;
  readonly index: number;
  /** 0: one of the tile's own 256; up to 7 what is made of them. */
  readonly height: number;
  readonly offset: number;
}

export function placeOf({ level, index }: Subtree): PlaceInTile {
  const height = level % tileHeight;
  const wide = 2 ** (tileHeight - height);
  return { level: (level - height) / tileHeight, index: Math.floor(index / wide), height, offset: index % wide };
}

/** How many hashes the tile has in a tree of `size` leaves: 0 to 256. */
export const widthIn = ({ level, index }: { readonly level: number; readonly index: number }, size: number): number =>
  Math.min(tileWidth, Math.max(0, Math.floor(size / tileWidth ** level) - index * tileWidth));

/** A full tile with all that is made of its hashes. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  /** 256 hashes, as they are served. */
  readonly hashes: Buffer;
  /** The nodes between them and the root, from below and from the left: 128, 64 … 2 hashes. */
  readonly innerHashes: Buffer;
  readonly root: Buffer;
}

/** @param hashes the tile's 256 hashes */
export function fullTile(level: number, index: number, hashes: readonly Uint8Array[]): FullTile {
  const inner: Buffer[] = [];
  let row = hashes;
  while (row.length > 1) {
    row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i] as Uint8Array, row[2 * i + 1] as Uint8Array));
    inner.push(...(row as Buffer[]));
  }
  const root = inner.pop() as Buffer;
  return { level, index, hashes: Buffer.concat(hashes), innerHashes: Buffer.concat(inner), root };
}

/** Where a node of this height begins among a full tile's `innerHashes`, in bytes; height 1 to 7. */
export const innerOffset = (height: number, offset: number): number => (tileWidth - 2 ** (tileHeight + 1 - height) + offset) * hashBytes;

/** The hash at a place of a tile of which only the own hashes are known, perhaps not all 256. @throws where the tile is not that wide */
export function hashInTile(hashes: readonly Uint8Array[], { height, offset }: PlaceInTile): Uint8Array {
  const wide = 2 ** height;
  let row = hashes.slice(offset * wide, (offset + 1) * wide);
  if (row.length !== wide) throw new RangeError("The tile is not that wide.");
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i] as Uint8Array, row[2 * i + 1] as Uint8Array));
  return row[0] as Uint8Array;
}

/** Reads hashes out of tiles that are at hand, each as its own hashes. */
export const hashesFromTiles = (tileAt: (level: number, index: number) => readonly Uint8Array[]): HashAt => (subtree) => {
  const place = placeOf(subtree);
  return hashInTile(tileAt(place.level, place.index), place);
};
