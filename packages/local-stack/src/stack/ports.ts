import { createServer } from "node:net";

/** Which door each part listens on. The issuer has a port, hence an origin, of its own. */
export interface Ports {
  readonly page: number;
  readonly issuer: number;
  readonly referral: number;
  readonly consent: number;
  readonly "peer-assignment": number;
  readonly outcomes: number;
}

const parts = ["page", "issuer", "referral", "consent", "peer-assignment", "outcomes"] as const;

/**
 * Six ports in a row from `first`; 0: six free ones.
 * @throws a sentence that names a port that is taken and says what to do
 */
export async function choosePorts(first: number): Promise<Ports> {
  const held = await Promise.all(parts.map((_part, i) => hold(first === 0 ? 0 : first + i)));
  const chosen = Object.fromEntries(parts.map((part, i) => [part, held[i]?.port])) as unknown as Ports;
  await Promise.all(held.map((door) => door.close()));
  return chosen;
}

/** All are held at once so that six free ports are six different ones. */
async function hold(port: number): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      const { code } = error as { code?: string };
      reject(code === "EADDRINUSE" ? new Error(`Port ${port} is taken by another program. Choose other ports with --port N (six in a row from N), or --port 0 for any that are free.`) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port on 127.0.0.1.");
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
