import type { Queryable } from "@haandslag/service-kit";
import { type HashAt, hashBytes, hashInTile, innerOffset, type PlaceInTile, placeOf, type Subtree, tileWidth, widthIn } from "@haandslag/transparency-log";
import { LogBroken } from "./log-broken.ts";

/**
 * The hashes of these subtrees, in one statement: single hashes cut out of full tiles, and of the tiles at the edge only
 * the part that they are made of. For a proof in a tree of 10⁶ leaves some 20 hashes and at most three edges.
 * @param size of the tree as it is now; no subtree reaches beyond it
 * @throws LogBroken where some are not there
 */
export async function readHashes(db: Queryable, subtrees: readonly Subtree[], size: number): Promise<HashAt> {
  const places = new Map(subtrees.map((subtree) => [keyOf(subtree), placeOf(subtree)]));
  const inFull = [...places].filter(([, place]) => widthIn(place, size) === tileWidth);
  const edges = edgesOf([...places.values()].filter((place) => widthIn(place, size) < tileWidth));
  const { rows } = await db.query<{ level: number; hashes: Buffer | null }>({
    name: "log-hashes",
    text: `
SELECT -1 AS level, string_agg(CASE WHEN w.height = 0 THEN substring(t.hashes FROM w.at FOR ${hashBytes}) ELSE substring(t.inner_hashes FROM w.at FOR ${hashBytes}) END, ''::bytea ORDER BY w.n) AS hashes
FROM unnest($1::int[], $2::bigint[], $3::int[], $4::int[]) WITH ORDINALITY AS w(level, index, height, at, n) JOIN log_tile t ON t.level = w.level AND t.index = w.index
UNION ALL
SELECT e.level, CASE WHEN e.level = 0
  THEN (SELECT string_agg(l.hash, ''::bytea ORDER BY l.index) FROM log_leaf l WHERE l.index >= e.first AND l.index < e.last)
  ELSE (SELECT string_agg(t.root, ''::bytea ORDER BY t.index) FROM log_tile t WHERE t.level = e.level - 1 AND t.index >= e.first AND t.index < e.last) END
FROM unnest($5::int[], $6::bigint[], $7::bigint[]) AS e(level, first, last)`,
    values: [
      inFull.map(([, { level }]) => level), inFull.map(([, { index }]) => index), inFull.map(([, { height }]) => height),
      inFull.map(([, { height, offset }]) => (height === 0 ? offset * hashBytes : innerOffset(height, offset)) + 1),
      edges.map(({ level }) => level), edges.map(({ first }) => first), edges.map(({ last }) => last),
    ],
  });
  const found = new Map(rows.map(({ level, hashes }) => [level, split(hashes)]));
  const sliced = new Map(inFull.map(([key], i) => [key, found.get(-1)?.[i]]));
  return (subtree) => {
    const key = keyOf(subtree);
    const place = places.get(key);
    const edge = edges.find(({ level }) => level === place?.level);
    const hash = sliced.has(key) ? sliced.get(key) : place && edge && fromEdge(found.get(edge.level) ?? [], edge, place);
    if (hash === undefined) throw new LogBroken(`The log of ${size} leaves lacks a hash that a proof needs.`);
    return hash;
  };
}

const keyOf = ({ level, index }: Subtree): string => `${level}/${index}`;

/** Which hashes of a level are to be read, by their number in the level. */
interface Edge {
  readonly level: number;
  readonly first: number;
  readonly last: number;
}

/** A tree has one tile at most on each level that is not full. */
function edgesOf(places: readonly PlaceInTile[]): Edge[] {
  const ends = places.map(({ level, index, height, offset }) => ({ level, first: index * tileWidth + offset * 2 ** height, last: index * tileWidth + (offset + 1) * 2 ** height }));
  return [...Map.groupBy(ends, ({ level }) => level)].map(([level, parts]) => ({ level, first: Math.min(...parts.map(({ first }) => first)), last: Math.max(...parts.map(({ last }) => last)) }));
}

const fromEdge = (hashes: readonly Buffer[], edge: Edge, place: PlaceInTile): Uint8Array =>
  hashInTile(hashes, { ...place, offset: (place.index * tileWidth + place.offset * 2 ** place.height - edge.first) / 2 ** place.height });

const split = (hashes: Buffer | null): Buffer[] => Array.from({ length: (hashes?.length ?? 0) / hashBytes }, (_, i) => (hashes as Buffer).subarray(i * hashBytes, (i + 1) * hashBytes));
