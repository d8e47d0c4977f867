import type { FastifyInstance } from "fastify";
import type { readPublicLog } from "../features/read-public-log.ts";

const path = /^(checkpoint|vkey|tile\/[0-9a-z/.]{1,120})$/;

/** The transparency log's public files under the portal's own address, so that a browser may read them here: byte for byte as the consent service serves them. */
export function publicLogRoutes(server: FastifyInstance, { readLog }: { readLog: ReturnType<typeof readPublicLog> }): void {
  server.get<{ Params: { "*": string } }>("/log/*", async (request, reply) => {
    const wanted = request.params["*"];
    if (!path.test(wanted) || wanted.includes("..")) return reply.code(404).type("text/plain; charset=utf-8").send("The log has nothing under this address.\n");
    const { status, contentType, body } = await readLog(wanted);
    return reply.code(status).type(contentType).send(body);
  });
}
