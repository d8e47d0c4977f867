import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryBundle, type FullTile, grow, hashesFromTiles, hashInTile, innerOffset, levelsOf, type OpenTiles, parseTilePath, placeOf, rootHash, rootOf, tilePath, widthIn } from "../src/index.ts";
import { leavesOf, plainHashAt, plainRoot } from "./plain-tree.ts";

describe("CON-30 tiles (C2SP tlog-tiles)", () => {
  it.each([
    [{ level: 0, index: 1234067, width: 256 }, "0/x001/x234/067"],
    [{ level: 63, index: 0, width: 1 }, "63/000.p/1"],
    [{ level: 2, index: 999, width: 255 }, "2/999.p/255"],
    [{ level: "entries", index: 1000, width: 17 }, "entries/x001/000.p/17"],
  ] as const)("%o has the address %s and no other", (request, path) => {
    expect(tilePath(request)).toBe(path);
    expect(parseTilePath(path)).toEqual(request);
  });
  it.each([
    "", "0", "0/1", "0/01", "00/001", "64/001", "-1/001", "0/x001", "0/x000/001", "0/001/x002", "0/001.p/0", "0/001.p/256", "0/001.p/01", "0/001.p/", "data/001", "0/001/", "0/x999/x999/x999/x999/x999/999",
  ])("%j is no tile", (path) => expect(parseTilePath(path)).toBeUndefined());

  it("a tree of 70,000 has the tiles of the specification's own example", () => {
    const widths = (level: number, index: number) => widthIn({ level, index }, 70_000);
    expect([widths(0, 272), widths(0, 273), widths(0, 274), widths(1, 0), widths(1, 1), widths(2, 0), levelsOf(70_000)]).toEqual([256, 112, 0, 256, 17, 1, 3]);
  });

  it("grown in whatever steps, a tree has the same tiles and the same root, and any hash is found in them", () => {
    const leaves = leavesOf(70_000);
    const hashAt = plainHashAt(leaves);
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 5 }), (steps) => {
      let open: OpenTiles = [];
      let size = 0;
      const full = new Map<string, FullTile>();
      for (const step of steps) {
        const more = leaves.slice(size, size + step);
        const grown = grow(open, size, more);
        for (const tile of grown.full) {
          expect(full.has(`${tile.level}/${tile.index}`)).toBe(false);
          full.set(`${tile.level}/${tile.index}`, tile);
        }
        open = grown.open;
        size += more.length;
      }
      expect(rootOf(open, size)).toEqual(plainRoot(leaves.slice(0, size)));
      const own = (level: number, index: number) => {
        const tile = full.get(`${level}/${index}`);
        return tile === undefined ? (open[level] ?? []) : Array.from({ length: 256 }, (_, i) => tile.hashes.subarray(32 * i, 32 * i + 32));
      };
      expect(rootHash(hashesFromTiles(own), size)).toEqual(plainRoot(leaves.slice(0, size)));
      for (let level = 0; 2 ** level <= size; level++) {
        const subtree = { level, index: Math.floor(size / 2 ** level) - 1 };
        const place = placeOf(subtree);
        const tile = full.get(`${place.level}/${place.index}`);
        expect(hashInTile(own(place.level, place.index), place)).toEqual(hashAt(subtree));
        if (tile !== undefined && place.height > 0) expect(tile.innerHashes.subarray(innerOffset(place.height, place.offset)).subarray(0, 32)).toEqual(hashAt(subtree));
      }
    }), { numRuns: 6 });
  });

  it("a bundle has each entry behind its length", () => {
    expect(entryBundle([Buffer.from("ab"), Buffer.alloc(0), Buffer.alloc(300, 1)]).subarray(0, 8)).toEqual(Buffer.from([0, 2, 0x61, 0x62, 0, 0, 1, 44]));
  });
});
