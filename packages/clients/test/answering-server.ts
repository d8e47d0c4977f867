import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface AnsweringServer {
  /** As a client is given it. */
  readonly url: string;
  readonly requests: { readonly method: string; readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string }[];
  close(): void;
}

/** A server that answers as the test says, and remembers what it was asked. */
export async function answering(answer: RequestListener): Promise<AnsweringServer> {
  const requests: AnsweringServer["requests"] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => { body += part.toString("utf8"); });
    request.on("end", () => {
      requests.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/trpc`,
    requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
