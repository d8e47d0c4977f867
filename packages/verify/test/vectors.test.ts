import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithFixtures } from "@haandslag/testing";
import { describe, expect, it } from "vitest";
import { type Case, nodesToTry, resultsOn } from "./node-under-test.ts";
import { base64, consistencyProof, inclusionProof, leafHash, rootOf } from "./small-log.ts";

const nodes = nodesToTry();

interface InclusionVector { name: string; expected: "ok" | "err"; leafIdx: number | string; treeSize: number | string; root: string; leafHash: string; proof: string[] | null }
interface ConsistencyVector { name: string; expected: "ok" | "err"; size1: number | string; size2: number | string; root1: string; root2: string; proof: string[] | null }

describeWithFixtures("CON-30 the published vectors of RFC 6962 proofs", (dir) => {
  const read = <Vector>(file: string) => (JSON.parse(readFileSync(join(dir, "rfc6962", file), "utf8")) as { vectors: Vector[] }).vectors;
  const wrong = (vectors: readonly { name: string; expected: string }[], results: readonly unknown[]) =>
    vectors.filter(({ expected }, n) => results[n] !== (expected === "ok")).map(({ name }) => name);

  it.each(nodes)("inclusion: the published answer for each, on Node $version", (node) => {
    const vectors = read<InclusionVector>("inclusion.json");
    const cases = vectors.map(({ leafIdx: index, treeSize: size, leafHash: leaf, root, proof }): Case => ({ call: "included", index, size, leaf, proof, root }));
    expect(vectors.length).toBeGreaterThanOrEqual(49);
    expect(new Set(vectors.map(({ expected }) => expected))).toEqual(new Set(["ok", "err"]));
    expect(wrong(vectors, resultsOn(node, cases))).toEqual([]);
  });

  it.each(nodes)("consistency: the published answer for each, on Node $version", (node) => {
    const vectors = read<ConsistencyVector>("consistency.json");
    const cases = vectors.map(({ size1, size2, root1, root2, proof }): Case => ({ call: "consistent", size1, size2, root1, root2, proof }));
    expect(vectors.length).toBeGreaterThanOrEqual(49);
    expect(new Set(vectors.map(({ expected }) => expected))).toEqual(new Set(["ok", "err"]));
    expect(wrong(vectors, resultsOn(node, cases))).toEqual([]);
  });
});

describe("CON-30 proofs as RFC 6962 defines them", () => {
  const leaves = Array.from({ length: 21 }, (_none, n) => leafHash(Buffer.from([n])));
  const trees = leaves.map((_leaf, n) => leaves.slice(0, n + 1));
  const at = (n: number) => leaves[n]?.toString("base64") ?? "";
  const rootAt = (tree: readonly Buffer[]) => rootOf(tree).toString("base64");

  it.each(nodes)("every leaf of every tree up to 21 is included, and at no other index, on Node $version", (node) => {
    const cases = trees.flatMap((tree) => tree.flatMap((_leaf, index) => {
      const proof = base64(inclusionProof(index, tree));
      return tree.map((_other, claimed): Case => ({ call: "included", index: claimed, size: tree.length, leaf: at(index), proof, root: rootAt(tree) }));
    }));
    const right = trees.flatMap((tree) => tree.flatMap((_leaf, index) => tree.map((_other, claimed) => index === claimed)));
    expect(resultsOn<boolean>(node, cases)).toEqual(right);
  });

  it.each(nodes)("every tree up to 21 continues every one before it, and none that differs in a leaf, on Node $version", (node) => {
    const pairs = trees.flatMap((older) => trees.filter((newer) => newer.length >= older.length).map((newer) => ({ older, newer })));
    const forged = (tree: readonly Buffer[]) => [...tree.slice(0, -1), leafHash(Buffer.from("another"))];
    const cases = pairs.flatMap(({ older, newer }): Case[] => {
      const about = { call: "consistent", size1: older.length, size2: newer.length, root2: rootAt(newer), proof: base64(consistencyProof(older.length, newer)) } as const;
      return [{ ...about, root1: rootAt(older) }, { ...about, root1: rootAt(forged(older)) }];
    });
    expect(resultsOn<boolean>(node, cases)).toEqual(pairs.flatMap(() => [true, false]));
  });
});

describe("what the published libraries give", () => {
  // The example in the documentation of golang.org/x/mod/sumdb/note.
  const note = {
    vkey: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
    signature: "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=",
  };
  it.each(nodes)("CON-30 the signed note that Go's library documents is good, and not with a letter changed, on Node $version", (node) => {
    const [good, changed] = resultsOn<unknown>(node, [{ call: "signed", ...note }, { call: "signed", ...note, text: note.text.replace("problem is", "problem Is") }]);
    expect(good).toBe(true);
    expect(changed).toMatchObject({ refused: "Disproved" });
  });

  it.each(nodes)("the example of RFC 8785 § 3.2.3 is sorted as it says, numbers and texts written as it says, on Node $version", (node) => {
    const text = String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`;
    const more = String.raw`{ "n": [4.5, 0.002, 1e-27, 0], "s": "\u20ac$\u000F\nA'B\"\\\\\"\/", "l": [null, true, false], "__proto__": {} }`;
    expect(resultsOn(node, [{ call: "canonical", text }, { call: "canonical", text: more }])).toEqual([
      `{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}`,
      String.raw`{"__proto__":{},"l":[null,true,false],"n":[4.5,0.002,1e-27,0],"s":"€$\u000f\nA'B\"\\\\\"/"}`,
    ]);
  });
});
