import { describe, expect, it } from "vitest";
import { givenLog, record, type Receipt } from "./given-receipt.ts";
import { type Case, nodesToTry, resultsOn } from "./node-under-test.ts";
import { checkpointOf, logKey, rootOf } from "./small-log.ts";

interface Answer { exit: number; says: string }
const nodes = nodesToTry();
const { key, receipt, leaves, size } = givenLog();
const good = JSON.stringify(receipt);
const askedOf = (node: (typeof nodes)[number], receipts: readonly string[], vkey: string | undefined = key.vkey) =>
  resultsOn<Answer>(node, receipts.map((text): Case => ({ call: "verify", receipt: text, vkey })));

/** Every value in the document with the ways to reach it: `["record", "categories", 0]`. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  const below = typeof value === "object" && value !== null ? Object.entries(value).flatMap(([name, one]) => placesIn(one, [...path, Array.isArray(value) ? Number(name) : name])) : [];
  return path.length === 0 ? below : [[...path], ...below];
}
function changed(path: readonly (string | number)[], change: (parent: Record<string | number, unknown>, name: string | number) => void): string {
  const copy = structuredClone(receipt) as unknown as Record<string | number, unknown>;
  const parent = path.slice(0, -1).reduce((at, name) => at[name] as Record<string | number, unknown>, copy);
  change(parent, path.at(-1) as string | number);
  return JSON.stringify(copy);
}
const flipped = (text: string, bit: number, as: "base64" | "base64url" = "base64") => {
  const bytes = Buffer.from(text, as);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString(as);
};
const hashesOf = (proof: string) => Array.from({ length: Buffer.from(proof, "base64url").length / 32 }, (_none, n) => Buffer.from(proof, "base64url").subarray(n * 32, (n + 1) * 32));
const inOne = (hashes: readonly Uint8Array[]) => Buffer.concat(hashes).toString("base64url");

describe.each(nodes)("CON-30 a receipt, on Node $version", (node) => {
  it("that is good is proved, with the record, what was checked and what it does not show", () => {
    const [answer] = askedOf(node, [good]);
    expect(answer?.exit).toBe(0);
    expect(answer?.says).toMatch(/^PROVED: this record is in the log haandslag\.example\/consent-log\.\n/);
    expect(answer?.says).toMatch(/consentId +0198a000-0000-7000-8000-000000000001\n/);
    expect(answer?.says).toMatch(/leaf 6 of a tree of 11 leaves/);
    expect(answer?.says).toContain("What this does not show");
  });

  it("CON-11 of a yes says which text was shown, by its hash, and that the text itself is for the reader to compare", () => {
    const noticeHash = "a".repeat(64);
    const saidHash = "b".repeat(64);
    const [yes, other] = [{ ...record, type: "consent-epoch", noticeHash, saidHash, method: "login" }, { ...record, noticeHash: null }].map((of) => {
      // The small log takes members in the order of canonical JSON.
      const log = givenLog({ of: Object.fromEntries(Object.entries(of).toSorted(([a], [b]) => (a < b ? -1 : 1))) });
      return resultsOn<Answer>(node, [{ call: "verify", receipt: JSON.stringify(log.receipt), vkey: log.key.vkey }])[0];
    });
    expect(yes).toMatchObject({ exit: 0, says: expect.stringMatching(new RegExp(`noticeHash +${noticeHash}\\n[^]*does not show[^]*hash the text that you have, and compare`)) as string });
    expect(yes?.says).toMatch(new RegExp(`saidHash +${saidHash}\\n[^]*does not show[^]*What the question or the answer says word for word`));
    expect(other).toMatchObject({ exit: 0, says: expect.not.stringMatching("hash the text|word for word") as string });
  });

  it("is no more than consistent with itself without the key, and one that is not is refused all the same", () => {
    const forgedSignature = JSON.stringify({ ...receipt, checkpoint: checkpointOf(size, rootOf(leaves.slice(0, size)), logKey()) });
    const [answer, forged, wrong] = resultsOn<Answer>(node, [good, forgedSignature, changed(["record", "epoch"], (r, n) => { r[n] = 3; })].map((text): Case => ({ call: "verify", receipt: text })));
    expect(answer).toMatchObject({ exit: 0 });
    expect(answer?.says).toMatch(/^The receipt is consistent with itself, and no more than that/);
    expect(answer?.says).not.toMatch(/proved|signed that/i);
    expect(forged).toMatchObject({ exit: 0 });
    expect(wrong).toMatchObject({ exit: 1 });
  });

  it("with any one value of it changed, left out, or of another type is refused, with a sentence", () => {
    const others = [null, true, false, 0, 1, -1, 7.5, "", "x", [], {}, ["x"], { x: 1 }];
    const tampered = placesIn(receipt).flatMap((path) => [
      ...others.map((other) => changed(path, (parent, name) => { parent[name] = other; })),
      changed(path, (parent, name) => { if (Array.isArray(parent)) parent.splice(name as number, 1); else delete parent[name]; }),
      ...(typeof path.at(-1) === "string" ? [changed(path, (parent, name) => { parent[`${name}x`] = parent[name]; delete parent[name]; })] : []),
    ]).filter((text) => JSON.stringify(JSON.parse(text)) !== good);
    expect(tampered.length).toBeGreaterThan(220);
    const answers = askedOf(node, tampered);
    expect(tampered.filter((_text, n) => answers[n]?.exit !== 1 && answers[n]?.exit !== 2)).toEqual([]);
    expect(answers.filter(({ says }) => !/^NOT (PROVED|CHECKED)\. [A-Z].*\.\n$/.test(says))).toEqual([]);
  });

  it("with any bit of salt, hashes, root or signature turned, a hash too many, doubled or out of order is refused", () => {
    const [, , root = "", , signatureLine = ""] = receipt.checkpoint.split("\n");
    const signature = signatureLine.split(" ")[2] ?? "";
    const bits = (n: number) => Array.from({ length: n }, (_none, bit) => bit);
    const proof = hashesOf(receipt.inclusionProof);
    const tampered: Receipt[] = [
      ...bits(256).map((bit) => ({ ...receipt, salt: flipped(receipt.salt, bit, "base64url") })),
      ...bits(256 * proof.length).map((bit) => ({ ...receipt, inclusionProof: flipped(receipt.inclusionProof, bit, "base64url") })),
      ...bits(256).map((bit) => ({ ...receipt, checkpoint: receipt.checkpoint.replace(root, flipped(root, bit)) })),
      ...bits(68 * 8).map((bit) => ({ ...receipt, checkpoint: receipt.checkpoint.replace(signature, flipped(signature, bit)) })),
      ...Array.from({ length: 64 }, (_none, n) => n).filter((n) => n !== receipt.leafIndex).map((n) => ({ ...receipt, leafIndex: n })),
      ...[0, 1, 6, 7, 10, 12, 16, 64].map((n) => ({ ...receipt, checkpoint: receipt.checkpoint.replace("\n11\n", `\n${n}\n`) })),
      ...proof.map((hash) => ({ ...receipt, inclusionProof: inOne([...proof, hash]) })),
      ...proof.map((hash) => ({ ...receipt, inclusionProof: inOne([hash, ...proof]) })),
      { ...receipt, inclusionProof: inOne(proof.toReversed()) },
    ];
    const answers = askedOf(node, tampered.map((one) => JSON.stringify(one)));
    expect(answers.filter(({ exit }) => exit !== 1 && exit !== 2)).toEqual([]);
  });

  it("with any one character of the file changed is refused, unless it says the same", () => {
    const tampered = [...good].flatMap((_character, at) => ["0", "A", " ", "\\", '"', "\n"].map((other) => good.slice(0, at) + other + good.slice(at + 1))).filter((text) => text !== good);
    const same = (text: string) => { try { return JSON.stringify(JSON.parse(text)) === good; } catch { return false; } };
    const answers = askedOf(node, tampered);
    expect(tampered.filter((text, n) => answers[n]?.exit === 0 && !same(text))).toEqual([]);
  });

  it("is not proved by another key, the same name or not, nor by a key that was mistyped", () => {
    const sameName = logKey(key.name);
    const mistyped = [...key.vkey].flatMap((_c, at) => ["a", "Z", "7", "+", " "].map((other) => key.vkey.slice(0, at) + other + key.vkey.slice(at + 1))).filter((vkey) => vkey.trim() !== key.vkey);
    const keys = [sameName.vkey, logKey("another.example/log").vkey, "", "x", `${key.name}+00000000+AA==`, ...mistyped];
    const answers = resultsOn<Answer>(node, keys.map((vkey): Case => ({ call: "verify", receipt: good, vkey })));
    expect(keys.filter((_key, n) => answers[n]?.exit !== 1 && answers[n]?.exit !== 2)).toEqual([]);
    expect(answers[0]).toMatchObject({ exit: 1, says: expect.stringContaining("not signed by this key") as string });
  });

  it("passes over signatures of keys that it was not asked about (a witness's), and never over a bad one of its own", () => {
    const witness = checkpointOf(size, rootOf(leaves.slice(0, size)), logKey("witness.example/w"), key.name).split("\n").at(-2) ?? "";
    const forged = `— ${key.name} ${Buffer.concat([key.id, Buffer.alloc(64)]).toString("base64")}`;
    const signedBy = (...lines: string[]) => JSON.stringify({ ...receipt, checkpoint: `${receipt.checkpoint}${lines.join("\n")}\n` });
    expect(askedOf(node, [signedBy(witness), signedBy(forged), signedBy(witness, forged)]).map(({ exit }) => exit)).toEqual([0, 1, 1]);
  });

  it("shows nothing of a record that a terminal would obey", () => {
    // In canonical order, as the log's maker here writes it.
    const hostile = { "\u001b[31m": "x".repeat(5000), position: "\u001b[2J\u202etxt\u009b31m\nPROVED" };
    const own = givenLog({ key, of: hostile });
    const [proved, refused] = askedOf(node, [JSON.stringify(own.receipt), JSON.stringify({ ...receipt, "\u001b[31mx": 1 })]);
    expect(proved).toMatchObject({ exit: 0 });
    expect(refused).toMatchObject({ exit: 2 });
    for (const answer of [proved, refused]) expect(answer?.says).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|^PROVED$/m);
    expect(proved?.says.length).toBeLessThan(3000);
  });
});
