import { isDatabaseAway } from "@haandslag/service-kit/database";
import { parseTilePath } from "@haandslag/transparency-log";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { ServedLog } from "../storage/log/served-log.ts";

const text = "text/plain; charset=utf-8";
/** Once there, a tile never changes. */
const immutable = "public, max-age=31536000, immutable";
const briefly = "public, max-age=1";

/**
 * The log as public tooling reads it (C2SP tlog-tiles): checkpoint, tiles and entries, and the key that verifies the
 * checkpoint. For anybody, without a token: none of it says anything about anybody.
 */
export const logRoutes = (log: ServedLog, verifierKey: string) => (server: FastifyInstance): void => {
  server.get("/log/checkpoint", (_request, reply) => answer(reply, text, briefly, () => log.checkpoint(), "Nothing has been signed yet. Ask again in a second."));
  server.get("/log/vkey", (_request, reply) => answer(reply, text, briefly, async () => `${verifierKey}\n`, ""));
  server.get<{ Params: { "*": string } }>("/log/tile/*", (request, reply) => answer(reply, "application/octet-stream", immutable, async () => {
    const wanted = parseTilePath(request.params["*"]);
    return wanted === undefined ? undefined : await log.tile(wanted);
  }, "This log has no such tile, or not yet. Ask for those of the newest checkpoint, under the paths of C2SP tlog-tiles."));
};

async function answer(reply: FastifyReply, type: string, caching: string, read: () => Promise<string | Buffer | undefined>, missing: string): Promise<FastifyReply> {
  const open = reply.header("access-control-allow-origin", "*").header("x-content-type-options", "nosniff");
  try {
    const found = await read();
    if (found === undefined) return open.code(404).type(text).header("cache-control", "no-store").send(`${missing}\n`);
    return open.type(type).header("cache-control", caching).send(found);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return open.code(503).type(text).header("cache-control", "no-store").header("retry-after", "1").send("The log cannot be read now. Ask again in a second.\n");
  }
}
