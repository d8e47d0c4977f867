import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithFixtures } from "@haandslag/testing";
import { expect, test } from "vitest";
import { base64Of, bytesOf, hashesOf } from "../../web/homes/auditor/proof/bytes.ts";
import { inclusionRoot } from "../../web/homes/auditor/proof/inclusion-root.ts";

interface Vector {
  readonly name: string;
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

describeWithFixtures("what the auditor's browser checks", (dir) => {
  test("CON-30 every published inclusion proof is taken or refused as published", async () => {
    const { vectors } = JSON.parse(readFileSync(join(dir, "rfc6962/inclusion.json"), "utf8")) as { vectors: readonly Vector[] };
    expect(vectors.length).toBeGreaterThan(20);
    const wrong: string[] = [];
    for (const { name, leafIdx, treeSize, root, leafHash, proof, wantErr } of vectors) {
      const found = await inclusionRoot({ leaf: bytesOf(leafHash), index: leafIdx, size: treeSize, proof: (proof ?? []).map(bytesOf) });
      if ((found !== undefined && base64Of(found) === root) === wantErr) wrong.push(name);
    }
    expect(wrong).toEqual([]);
  });

  test("CON-30 so is each whose path stands in one text, as the log gives it", async () => {
    const { vectors } = JSON.parse(readFileSync(join(dir, "rfc6962/inclusion.json"), "utf8")) as { vectors: readonly Vector[] };
    const taken = vectors.filter(({ wantErr, proof }) => !wantErr && proof !== null && proof.length > 1);
    expect(taken.length).toBeGreaterThan(1);
    for (const { leafIdx, treeSize, root, leafHash, proof } of taken) {
      const inOne = Buffer.concat((proof ?? []).map((hash) => Buffer.from(hash, "base64"))).toString("base64url");
      const found = await inclusionRoot({ leaf: bytesOf(leafHash), index: leafIdx, size: treeSize, proof: hashesOf(inOne) });
      expect(found === undefined ? undefined : base64Of(found)).toBe(root);
      expect(await inclusionRoot({ leaf: bytesOf(leafHash), index: leafIdx, size: treeSize, proof: hashesOf(inOne.slice(0, -4)) })).toBeUndefined();
    }
  });
});
