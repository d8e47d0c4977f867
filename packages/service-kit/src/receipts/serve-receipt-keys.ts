import type { FastifyInstance } from "fastify";
import type { ReceiptSigner } from "./receipt-signer.ts";

/** `GET /.well-known/jwks.json`, without a token: who holds a receipt can check it, whoever they are. */
export const serveReceiptKeys = ({ keys }: ReceiptSigner) => (server: FastifyInstance): void => {
  server.get("/.well-known/jwks.json", async (_request, reply) => reply.header("content-type", "application/jwk-set+json").send(JSON.stringify(keys)));
};
