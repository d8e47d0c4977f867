import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithFixtures } from "@haandslag/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consistencyProof, emptyRoot, inclusionProof, inclusionSubtrees, isConsistent, isIncluded, leafHash, nodeHash, rootHash } from "../src/index.ts";
import { leavesOf, plainHashAt, plainRoot } from "./plain-tree.ts";

interface Vectors<Vector> { readonly vectors: readonly (Vector & { name: string; expected: "ok" | "err"; proof: string[] | null })[] }
const bytes = (base64: string) => Buffer.from(base64, "base64");

describeWithFixtures("CON-30 the published vectors of RFC 6962 proofs", (dir) => {
  const read = <Vector>(name: string) => (JSON.parse(readFileSync(join(dir, "rfc6962", `${name}.json`), "utf8")) as Vectors<Vector>).vectors;
  it("are all there", () => expect(read("inclusion").length + read("consistency").length).toBe(98));
  it("inclusion: each is answered as published", () => {
    const wrong = read<{ leafIdx: number | string; treeSize: number; root: string; leafHash: string }>("inclusion").filter(({ leafIdx, treeSize, root, leafHash: leaf, proof, expected }) =>
      isIncluded({ leaf: bytes(leaf), index: Number(leafIdx), size: treeSize, root: bytes(root), proof: (proof ?? []).map(bytes) }) !== (expected === "ok"));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
  it("consistency: each is answered as published", () => {
    const wrong = read<{ size1: number; size2: number; root1: string; root2: string }>("consistency").filter(({ size1, size2, root1, root2, proof, expected }) =>
      isConsistent({ older: size1, newer: size2, olderRoot: bytes(root1), newerRoot: bytes(root2), proof: (proof ?? []).map(bytes) }) !== (expected === "ok"));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe("CON-30 the tree is RFC 6962's", () => {
  it("hashes nothing, a leaf and two leaves as § 2.1 says", () => {
    expect(emptyRoot.toString("hex")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(leafHash(Buffer.alloc(0)).toString("hex")).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    expect(nodeHash(leafHash(Buffer.from("a")), leafHash(Buffer.from("b"))).toString("hex")).toBe("b137985ff484fb600db93107c77b0365c80d78f5b429ded0fd97361d077999eb");
  });

  it("its roots are those of the definition, read to the letter", () => {
    for (let size = 0; size <= 130; size++) expect(rootHash(plainHashAt(leavesOf(size)), size)).toEqual(plainRoot(leavesOf(size)));
  });

  const sizes = fc.integer({ min: 1, max: 700 }).chain((newer) => fc.tuple(fc.integer({ min: 1, max: newer }), fc.constant(newer)));
  it("every inclusion proof that is made verifies, and for no other leaf, place, size or root", () => {
    fc.assert(fc.property(sizes, fc.nat(), (([one, size], flip) => {
      const leaves = leavesOf(size);
      const index = one - 1;
      const hashAt = plainHashAt(leaves);
      const proof = inclusionProof(hashAt, index, size);
      const claim = { leaf: leaves[index] as Buffer, index, size, root: plainRoot(leaves), proof };
      expect(isIncluded(claim)).toBe(true);
      expect(isIncluded({ ...claim, leaf: leafHash(Buffer.from("another")) })).toBe(false);
      expect(isIncluded({ ...claim, root: leafHash(Buffer.from("another")) })).toBe(false);
      if (size > 1) {
        expect(isIncluded({ ...claim, index: (index + 1) % size })).toBe(false);
        const at = flip % proof.length;
        expect(isIncluded({ ...claim, proof: proof.map((hash, i) => (i === at ? leafHash(hash) : hash)) })).toBe(false);
        expect(isIncluded({ ...claim, proof: proof.slice(1) })).toBe(false);
      }
      expect(isIncluded({ ...claim, proof: [...proof, claim.leaf] })).toBe(false);
      // What was read is what is needed: the subtrees named beforehand, and none beside.
      const named = new Set(inclusionSubtrees(index, size).map(({ level, index: i }) => `${level}/${i}`));
      inclusionProof((subtree) => { expect(named.delete(`${subtree.level}/${subtree.index}`)).toBe(true); return hashAt(subtree); }, index, size);
      expect(named.size).toBe(0);
    })), { numRuns: 60 });
  });

  it("every consistency proof that is made verifies, and for no other history", () => {
    fc.assert(fc.property(sizes, fc.nat(), ([older, newer], flip) => {
      const leaves = leavesOf(newer);
      const proof = consistencyProof(plainHashAt(leaves), older, newer);
      const claim = { older, newer, olderRoot: plainRoot(leaves.slice(0, older)), newerRoot: plainRoot(leaves), proof };
      expect(isConsistent(claim)).toBe(true);
      const changed = leaves.map((leaf, i) => (i === flip % older ? leafHash(leaf) : leaf));
      expect(isConsistent({ ...claim, olderRoot: plainRoot(changed.slice(0, older)) })).toBe(false);
      if (older < newer) expect(isConsistent({ ...claim, newerRoot: plainRoot(changed), proof: consistencyProof(plainHashAt(changed), older, newer) })).toBe(false);
      expect(isConsistent({ ...claim, proof: [...proof, claim.newerRoot] })).toBe(false);
    }), { numRuns: 60 });
  });

  it("refuses to prove what is not there", () => {
    expect(() => inclusionProof(plainHashAt(leavesOf(3)), 3, 3)).toThrow(RangeError);
    expect(() => consistencyProof(plainHashAt(leavesOf(3)), 0, 3)).toThrow(RangeError);
    expect(() => consistencyProof(plainHashAt(leavesOf(3)), 4, 3)).toThrow(RangeError);
  });
});
