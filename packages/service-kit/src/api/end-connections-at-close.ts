import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Whoever has not got an answer so long after the server began to close gets none. */
const longestFarewellMs = 10_000;

/**
 * Closing waits for the requests in flight, and for nothing else. Fastify and Node end only connections that are idle
 * after a request: one that was busy stays open until its client leaves (72 s here), and so does one that was opened in
 * advance and never used.
 */
export function endConnectionsAtClose(server: FastifyInstance): void {
  const unused = new Set<Socket>();
  let cut: NodeJS.Timeout | undefined;
  server.server.on("connection", (socket: Socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
  });
  server.server.on("request", ({ socket }: IncomingMessage) => unused.delete(socket));
  server.addHook("preClose", (done) => {
    cut = setTimeout(() => server.server.closeAllConnections(), longestFarewellMs);
    for (const socket of unused) socket.destroy();
    done();
  });
  server.addHook("onSend", (_request, reply, payload, send) => {
    if (cut !== undefined) void reply.header("connection", "close");
    send(null, payload);
  });
  server.addHook("onClose", (_server, done) => {
    clearTimeout(cut);
    done();
  });
}
