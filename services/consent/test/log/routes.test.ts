import { leafHash, rootHash, tilePath } from "@haandslag/transparency-log";
import { fastify } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logRoutes } from "../../src/api/log-routes.ts";
import { aTombstone, hashesServed, type LogDatabase, leavesIn, openLogDatabase, opened } from "./given-log.ts";

let log: LogDatabase;
let address: string;
const server = fastify();
beforeAll(async () => {
  log = await openLogDatabase();
  await log.append(Array.from({ length: 600 }, () => aTombstone()));
  const worker = await log.startWorker();
  await log.whenCovered();
  logRoutes(worker.served, worker.verifierKey)(server);
  address = await server.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(async () => {
  await server.close();
  await log.close();
});

const get = async (path: string) => {
  const answer = await fetch(`${address}/log/${path}`);
  return { status: answer.status, type: answer.headers.get("content-type"), caching: answer.headers.get("cache-control"), body: Buffer.from(await answer.arrayBuffer()) };
};

describe("CON-30 the log is served to anybody, as C2SP tlog-tiles says", () => {
  it("key and checkpoint are text and not kept for long; the tree out of tiles alone has the root that was signed", async () => {
    const [key, checkpoint] = [await get("vkey"), await get("checkpoint")];
    for (const { status, type, caching } of [key, checkpoint]) expect([status, type, caching]).toEqual([200, "text/plain; charset=utf-8", "public, max-age=1"]);
    const { size, root } = opened(checkpoint.body.toString(), key.body.toString());
    expect(size).toBe(600);
    const read = async (level: number, index: number, width: number) => {
      const { status, type, caching, body } = await get(`tile/${tilePath({ level, index, width })}`);
      expect([status, type, caching]).toEqual([200, "application/octet-stream", "public, max-age=31536000, immutable"]);
      return body;
    };
    expect(rootHash(await hashesServed(read, size), size)).toEqual(root);
  });

  it("entries are the commitments, each behind its length, and hash to the leaves", async () => {
    const leaves = await leavesIn(log);
    for (const [path, first, width] of [["entries/000", 0, 256], ["entries/001", 256, 256], ["entries/002.p/88", 512, 88], ["entries/002.p/3", 512, 3]] as const) {
      const { status, body } = await get(`tile/${path}`);
      expect([status, body.length]).toEqual([200, width * 34]);
      for (let i = 0; i < width; i++) {
        expect(body.readUInt16BE(i * 34)).toBe(32);
        expect(leafHash(body.subarray(i * 34 + 2, (i + 1) * 34))).toEqual(leaves[first + i]);
      }
    }
  });

  it("a tile that is full by now is still each partial tile that it was", async () => {
    const full = await get("tile/0/001");
    for (const width of [1, 100, 255]) expect((await get(`tile/0/001.p/${width}`)).body).toEqual(full.body.subarray(0, 32 * width));
  });

  it.each(["tile/0/002", "tile/0/002.p/89", "tile/0/003.p/1", "tile/1/000", "tile/1/000.p/3", "tile/2/000.p/1", "tile/63/x999/999", "tile/entries/002", "tile/entries/002.p/89", "tile/", "tile/0/0", "tile/0/000.p/256", "tile/data/000"])(
    "%s is not there, in plain words", async (path) => {
      const { status, type, caching, body } = await get(path);
      expect([status, type, caching]).toEqual([404, "text/plain; charset=utf-8", "no-store"]);
      expect(body.toString()).toMatch(/^This log has no such tile/);
    });

  it("CON-26 no salt and no record is in anything that is served", async () => {
    const everything = Buffer.concat(await Promise.all(["checkpoint", "tile/0/000", "tile/1/000.p/2", "tile/entries/000", "tile/entries/002.p/88"].map(async (path) => (await get(path)).body)));
    const salts = await log.sql<{ salt: Buffer; ref: string }>("SELECT salt, ref FROM log_entry");
    expect(salts.filter(({ salt, ref }) => everything.includes(salt) || everything.includes(ref))).toEqual([]);
  });
});
