import { hashBytes, type Subtree } from "@haandslag/transparency-log";

const heights = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Of the full tiles above a leaf, the hashes beside its way up, from below: of the tile of leaves and of the one above it; null where it is not full. */
export interface SiblingsInTiles {
  readonly lower: Buffer | null;
  readonly upper: Buffer | null;
}

/**
 * SQL for one of them: eight hashes cut out of one full tile, so that a proof needs no second question for them.
 * @param tile the table's alias; null where it is
 * @param offset SQL for which of the tile's own 256 hashes the way goes through
 */
export const siblingsSql = (tile: string, offset: string): string => heights.map((height) => (height === 0
  ? `substring(${tile}.hashes FROM (((${offset}) # 1) * ${hashBytes} + 1)::int FOR ${hashBytes})`
  // Where a row of nodes begins: `innerOffset`.
  : `substring(${tile}.inner_hashes FROM ((${256 - 2 ** (9 - height)} + (((${offset}) >> ${height}) # 1)) * ${hashBytes} + 1)::int FOR ${hashBytes})`)).join(" || ");

/** The subtrees whose hashes these are, for the leaf at `index`. */
export const subtreesIn = ({ lower, upper }: SiblingsInTiles, index: number): { readonly subtree: Subtree; readonly hash: Uint8Array }[] =>
  [lower, upper].flatMap((hashes, tile) => (hashes === null ? [] : heights.map((height) => {
    const level = tile * heights.length + height;
    const own = Math.floor(index / 2 ** level);
    return { subtree: { level, index: own % 2 === 0 ? own + 1 : own - 1 }, hash: hashes.subarray(height * hashBytes, (height + 1) * hashBytes) };
  })));
