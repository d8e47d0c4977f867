import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { generateKeyPairSync } from "node:crypto";
import { checkpointText, leafHash, nodeHash, noteSigner } from "@haandslag/transparency-log";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { areAllIn, type EpochReceipts } from "../src/demo/accounts-of-receipts.ts";
import { lookAtLog } from "../src/demo/look-at-log.ts";
import { openPromises } from "../src/demo/promises.ts";
import type { Story } from "../src/demo/story.ts";

const from = (...statuses: EpochReceipts["holders"][number]["status"][]): EpochReceipts => ({
  epoch: 2, because: "revoked", since: "2026-03-02T09:00:00.000Z", ownNotes: { status: "unconfirmed", by: null, at: null },
  holders: statuses.map((status) => ({ holder: "referral", status, receivedAt: null, stopped: null, erased: [], kept: [] })),
});

test.each([
  ["nothing is due", [], false],
  ["one is awaited", [from("received", "awaited")], false],
  ["one is overdue", [from("received", "escalated")], false],
  ["nobody was ever asked", [from("not-awaited")], false],
  ["an earlier end is unanswered", [from("awaited"), from("received")], false],
  ["all have answered", [from("received", "not-awaited"), from("received")], true],
] as const)("CON-24 the demo does not take receipts for granted: %s", (_situation, receipts, held) => {
  expect(areAllIn(receipts)).toBe(held);
});

describe("CON-30 the demo's look at the log, on a log of four leaves", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const log = noteSigner("a-test/log", privateKey);
  const leaves = [1, 2, 3, 4].map((n) => leafHash(Buffer.from([n])));
  const [a, b, c, d] = leaves as [Buffer, Buffer, Buffer, Buffer];
  const roots = new Map<number, Uint8Array>([[2, nodeHash(a, b)], [3, nodeHash(nodeHash(a, b), c)], [4, nodeHash(nodeHash(a, b), nodeHash(c, d))]]);
  const at = (size: number, root = roots.get(size) ?? a) => ({ when: `at ${size}`, note: log.sign(checkpointText({ origin: "a-test/log", size, root })) });
  const server = createServer((request, response) => {
    const width = Number(/^\/log\/tile\/0\/000\.p\/(\d)$/.exec(request.url ?? "")?.[1]);
    response.end(request.url === "/log/vkey" ? `${log.verifierKey}\n` : Buffer.concat(leaves.slice(0, width)));
  });
  beforeAll(() => new Promise<void>((done) => { server.listen(0, "127.0.0.1", done); }));
  afterAll(() => { server.close(); });
  const look = async (seen: readonly { when: string; note: string }[]) => {
    const promises = openPromises();
    await lookAtLog({ ready: { services: { consent: `http://127.0.0.1:${(server.address() as AddressInfo).port}` } }, promises } as unknown as Story, seen);
    return promises.all.map(({ held }) => held);
  };

  test("it holds where the log grew", async () => expect(await look([at(2), at(3), at(4)])).toEqual([true, true]));
  test("it is broken where an older checkpoint covered something else", async () => expect(await look([at(2, nodeHash(b, a)), at(3), at(4)])).toEqual([true, false]));
  test("it is broken where the log did not grow, or shrank", async () => expect([await look([at(2), at(2), at(3)]), await look([at(3), at(2), at(4)])]).toEqual([[true, false], [true, false]]));
  test("it is broken where another key signed, and where only one checkpoint was seen", async () => {
    const other = noteSigner("a-test/log", generateKeyPairSync("ed25519").privateKey);
    const forged = { when: "forged", note: other.sign(checkpointText({ origin: "a-test/log", size: 3, root: roots.get(3) ?? a })) };
    expect(await look([at(2), forged, at(4)])).toEqual([false, false]);
    expect(await look([at(2)])).toEqual([false, false]);
  });
});
