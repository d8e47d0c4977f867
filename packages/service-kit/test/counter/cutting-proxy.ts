import net from "node:net";
import type { AddressInfo } from "node:net";

export interface CuttingProxy {
  readonly port: number;
  /**
   * The next bytes from the client that hold this text still reach the server; what the server says to it does not come
   * back, and the client's connection ends. Resolves when that has happened.
   */
  cutAfter(text: string): Promise<void>;
  close(): void;
}

/** Stands between a client and a server on loopback and can lose a connection at the worst moment. */
export async function cuttingProxy(serverPort: number): Promise<CuttingProxy> {
  let cut: { text: string; done(): void } | undefined;
  const sockets = new Set<net.Socket>();
  const proxy = net.createServer((client) => {
    const server = net.connect(serverPort, "127.0.0.1");
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
    client.on("close", () => server.end());
    server.on("close", () => client.destroy());
    let isCut = false;
    client.on("data", (bytes) => {
      server.write(bytes);
      if (cut === undefined || !bytes.includes(cut.text)) return;
      isCut = true;
      const { done } = cut;
      cut = undefined;
      // The server's first word after this is its answer: by then it has done what it was told.
      server.once("data", () => {
        client.destroy();
        done();
      });
    });
    server.on("data", (bytes) => { if (!isCut) client.write(bytes); });
  });
  await new Promise<void>((resolve) => { proxy.listen(0, "127.0.0.1", resolve); });
  return {
    port: (proxy.address() as AddressInfo).port,
    cutAfter: (text) => new Promise((resolve) => { cut = { text, done: resolve }; }),
    close() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
