import { describe, expect, it } from "vitest";
import { givenLog } from "./given-receipt.ts";
import { type Case, nodesToTry, resultsOn } from "./node-under-test.ts";
import { base64, checkpointOf, consistencyProof, leafHash, logKey, rootOf } from "./small-log.ts";

interface Answer { exit: number; says: string }
const { key, receipt, leaves, size, checkpointAt } = givenLog();
const forkAt = (n: number) => checkpointOf(n, rootOf(leaves.slice(0, n).with(0, leafHash(Buffer.from("another history")))), key);
const between = (a: number, b: number) => base64(consistencyProof(Math.min(a, b), leaves.slice(0, Math.max(a, b))));
const carrying = (checkpoint: string, proof?: readonly string[]) => JSON.stringify({ format: "haandslag-checkpoint/1", checkpoint, ...(proof === undefined ? {} : { consistencyProof: proof }) });

describe.each(nodesToTry())("CON-30 --checkpoint FILE, on Node $version", (node) => {
  const ask = (held: string, vkey: string | undefined = key.vkey) => resultsOn<Answer>(node, [{ call: "verify", receipt: JSON.stringify(receipt), vkey, held } satisfies Case])[0] as Answer;

  it.each<[string, string, number, RegExp]>([
    ["the same tree", checkpointAt(size), 0, /have the same tree \(size 11, the same root\)\. The same key signed both/],
    ["the same tree, in an object", carrying(checkpointAt(size)), 0, /have the same tree/],
    ["a fork of the same size", forkAt(size), 1, /^NOT PROVED\. THE LOG FORKS\..*keep both files/],
    ["a newer one, alone", checkpointAt(17), 3, /^PROVED[^]*\nCANNOT SAY about --checkpoint: FILE has a tree of 17 leaves.*takes a consistency proof between 11 and 17/],
    ["an older one, alone", checkpointAt(4), 3, /CANNOT SAY[^]*Whether the receipt continues the history of FILE/],
    ["a newer one with its proof", carrying(checkpointAt(17), between(11, 17)), 0, /The tree of 17 leaves \(FILE\) continues the tree of 11 \(the receipt\)/],
    ["an older one with its proof", carrying(checkpointAt(4), between(4, 11)), 0, /The tree of 11 leaves \(the receipt\) continues the tree of 4 \(FILE\)/],
    ["an older one with another's proof", carrying(checkpointAt(4), between(5, 11)), 1, /does not show that/],
    ["a newer fork with a proof", carrying(forkAt(17), between(11, 17)), 1, /either that proof is wrong or the log forks/i],
    ["an empty proof", carrying(checkpointAt(17), []), 1, /does not show that/],
    ["the empty tree", checkpointAt(0), 3, /CANNOT SAY[^]*empty tree/],
    ["another log's", checkpointOf(size, rootOf(leaves.slice(0, size)), logKey("another.example/log")), 1, /is of the log "another\.example\/log"/],
    ["one that somebody else signed", checkpointOf(size, rootOf(leaves.slice(0, size)), logKey(key.name)), 1, /FILE's checkpoint is not signed by this key/],
    ["no checkpoint", "hello\n", 2, /^NOT CHECKED\. FILE is not a signed note/],
    ["an object that is none", `{"format":"haandslag-checkpoint/2","checkpoint":""}`, 2, /^NOT CHECKED\. FILE's format/],
    ["nothing", "", 2, /^NOT CHECKED\. FILE/],
  ])("with %s", (_what, held, exit, says) => {
    const answer = ask(held);
    expect(answer.says).toMatch(says);
    expect(answer.exit).toBe(exit);
  });

  it("finds a fork without the key too, and says that no signature was checked where there is none", () => {
    const without = (held: string) => resultsOn<Answer>(node, [{ call: "verify", receipt: JSON.stringify(receipt), held }])[0] as Answer;
    expect(without(forkAt(size))).toMatchObject({ exit: 1 });
    expect(without(forkAt(size)).says).not.toContain("Both are signed");
    expect(without(checkpointAt(size)).says).toContain("Neither signature was checked");
  });
});
