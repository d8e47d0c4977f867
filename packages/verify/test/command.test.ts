import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { givenLog } from "./given-receipt.ts";
import { nodesToTry, type TriedNode } from "./node-under-test.ts";
import { logKey } from "./small-log.ts";

const program = join(import.meta.dirname, "../haandslag-verify.mjs");
const projectRoot = join(import.meta.dirname, "../../..");
const { key, receipt, checkpointAt, size } = givenLog();

let folder: string;
const put = (name: string, content: string | Uint8Array) => { writeFileSync(join(folder, name), content); return name; };
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "verify-"));
  put("receipt.json", JSON.stringify(receipt, null, 2));
  put("checkpoint.txt", checkpointAt(size));
  put("newer.txt", checkpointAt(size + 1));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (node: TriedNode, args: readonly string[], file = program) => {
  const { status, stdout, stderr } = spawnSync(node.path, [file, ...args], { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
};

describe.each(nodesToTry())("haandslag-verify, on Node $version", (node) => {
  it("CON-30 proves a good receipt: exit 0, everything on standard output", () => {
    const answer = run(node, ["receipt.json", "--key", key.vkey, "--checkpoint", "checkpoint.txt"]);
    expect(answer).toMatchObject({ status: 0, stderr: "" });
    expect(answer.stdout).toMatch(/^PROVED/);
    expect(run(node, [`--key=${key.vkey}\n`, "receipt.json"])).toMatchObject({ status: 0, stderr: "" });
  });

  it("exit 0 without a key is no more than consistent with itself; 1: disproved; 2: cannot be read; 3: cannot compare", () => {
    expect(run(node, ["receipt.json"]).stdout).toMatch(/^The receipt is consistent with itself, and no more/);
    expect(run(node, ["receipt.json", "--key", logKey(key.name).vkey])).toMatchObject({ status: 1, stderr: "", stdout: "NOT PROVED. The receipt's checkpoint is not signed by this key.\n" });
    expect(run(node, ["receipt.json", "--key", "nonsense"])).toMatchObject({ status: 2, stdout: "" });
    expect(run(node, ["receipt.json", "--key", key.vkey, "--checkpoint", "newer.txt"])).toMatchObject({ status: 3, stderr: "" });
  });

  it("runs through a link, as npm makes one, and alone in another folder", () => {
    const link = join(folder, `link-${node.version}`);
    symlinkSync(program, link);
    expect(run(node, ["receipt.json", "--key", key.vkey], link)).toMatchObject({ status: 0 });
    expect(run(node, ["receipt.json", "--key", key.vkey], put(`copy-${node.version}.mjs`, readFileSync(program)))).toMatchObject({ status: 0 });
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ["empty", "", /is not JSON/],
    ["no JSON", "receipt", /is not JSON/],
    ["cut short", JSON.stringify(receipt).slice(0, 300), /is not JSON/],
    ["something after its end", `${JSON.stringify(receipt)}{}`, /something follows/],
    ["an array", "[]", /is not a JSON object/],
    ["null", "null", /is not a JSON object/],
    ["a proof by the thousands", JSON.stringify({ ...receipt, inclusionProof: "A".repeat(5000) }), /at most 64 hashes/],
    ["larger than a receipt is", " ".repeat(1_000_001), /larger than 1000000 bytes/],
    ["far too deep", "[".repeat(900_000), /nested deeper/],
    ["deep in the record", JSON.stringify(receipt).replace('"record":{', `"record":{"a":${"[".repeat(100)}${"]".repeat(100)},`), /nested deeper/],
    ["a member that stands twice", JSON.stringify(receipt).replace('"salt":', '"salt":"x","salt":'), /stands twice/],
    ["a member of the record that stands twice", JSON.stringify(receipt).replace('"epoch":2', '"epoch":2,"epoch":2'), /stands twice/],
    ["the same name spelt twice", JSON.stringify(receipt).replace('"epoch":2', String.raw`"epoch":2,"\u0065poch":2`), /stands twice/],
    ["a __proto__", JSON.stringify(receipt).replace('"salt":', '"__proto__":{"salt":1},"salt":'), /nothing here checks: "__proto__"/],
    ["a number that is not exact", JSON.stringify(receipt).replace('"position":7', '"position":9007199254740993'), /not exact/],
    ["a number written in another way", JSON.stringify(receipt).replace('"position":7', '"position":7.0'), /not exact/],
    ["a number without end", JSON.stringify(receipt).replace('"position":7', '"position":1e999'), /not exact/],
    ["an index that is no count", JSON.stringify({ ...receipt, leafIndex: -1 }), /leafIndex/],
    ["half a character", JSON.stringify(receipt).replace('"type":"disclosure"', String.raw`"type":"\ud800"`), /lone surrogate/],
    ["no UTF-8", Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /not text in UTF-8/],
    ["a byte order mark", `\ufeff${JSON.stringify(receipt)}`, /is not JSON/],
    ["a checkpoint of a tree that nobody can count", JSON.stringify({ ...receipt, checkpoint: receipt.checkpoint.replace("\n11\n", "\n18446744073709551616\n") }), /no size of a tree/],
    ["a checkpoint with an escape sequence", JSON.stringify({ ...receipt, checkpoint: `\u001b[2J${receipt.checkpoint}` }), /not a signed note/],
    ["a salt with stray bits", JSON.stringify({ ...receipt, salt: receipt.salt.replace(/.$/, (end) => (end === "B" ? "C" : "B")) }), /32 bytes in base64url/],
    ["a salt with padding", JSON.stringify({ ...receipt, salt: `${receipt.salt}=` }), /32 bytes in base64url/],
    ["a list of hashes, as of before", JSON.stringify({ ...receipt, inclusionProof: [receipt.salt] }), /not one text/],
    ["a proof that ends within a hash", JSON.stringify({ ...receipt, inclusionProof: receipt.inclusionProof.slice(0, -4) }), /bytes in base64url/],
  ])("CON-30 a receipt that is or has %s gets a sentence, never a stack", (_what, content, says) => {
    const answer = run(node, [put("hostile.json", content), "--key", key.vkey]);
    expect(answer).toMatchObject({ status: 2, stdout: "" });
    expect(answer.stderr).toMatch(says);
    expect(answer.stderr).toMatch(/^NOT CHECKED\. [^\n]*\.\n$/);
  });

  it.each<[string, string[], RegExp]>([
    ["no receipt", [], /Say which receipt/],
    ["two receipts", ["receipt.json", "receipt.json"], /one at a time/],
    ["a receipt that is not there", ["nowhere.json"], /no such file/],
    ["a folder", ["."], /is a folder/],
    ["an option that there is not", ["receipt.json", "--keys", "x"], /no option --keys/],
    ["a key left out", ["receipt.json", "--key"], /--key has no value/],
    ["a key from a variable that was never set", ["receipt.json", "--key", ""], /--key has no value/],
    ["two keys", ["receipt.json", "--key", key.vkey, "--key", key.vkey], /given twice/],
    ["a checkpoint that is not there", ["receipt.json", "--key", key.vkey, "--checkpoint", "nowhere"], /FILE \(nowhere\) cannot be read/],
  ])("a call with %s is told so", (_what, args, says) => {
    const answer = run(node, args);
    expect(answer).toMatchObject({ status: 2, stdout: "" });
    expect(answer.stderr).toMatch(says);
    expect(answer.stderr).not.toMatch(/\n {4}at |Error/);
  });
});

it("npm has linked it, so that npx haandslag-verify runs in the project's root", () => {
  expect(existsSync(join(projectRoot, "node_modules/.bin", process.platform === "win32" ? "haandslag-verify.cmd" : "haandslag-verify"))).toBe(true);
});
