import { createServer, type Server } from "node:net";

/** Which door each part listens on. The issuer has a port, hence an origin, of its own. */
export interface Ports {
  /** The portal: what a person opens. */
  readonly portal: number;
  readonly issuer: number;
  readonly referral: number;
  readonly consent: number;
  readonly "peer-assignment": number;
  readonly outcomes: number;
}

const parts = ["portal", "issuer", "referral", "consent", "peer-assignment", "outcomes"] as const;

/**
 * Six ports in a row from `first`; 0: six free ones.
 * @throws a sentence that names the ports that are not to be had and says what to do
 */
export async function choosePorts(first: number): Promise<Ports> {
  // All are held at once, so that six free ports are six different ones.
  const doors = await Promise.all(parts.map((_part, i) => hold(first === 0 ? 0 : first + i)));
  await Promise.all(doors.map(({ server }) => new Promise<void>((done) => server.close(() => done()))));
  const shut = doors.filter(({ inTheWay }) => inTheWay !== undefined);
  if (shut.length > 0) {
    const list = shut.map(({ port }) => port).join(", ");
    const why = shut.some(({ inTheWay }) => inTheWay === "EADDRINUSE") ? "taken by another program" : "not for this user to open";
    throw new Error(`${shut.length === 1 ? `Port ${list} is` : `Ports ${list} are`} ${why}. Choose others with --port N (six in a row from N), or --port 0 for any that are free.`);
  }
  return Object.fromEntries(parts.map((part, i) => [part, doors[i]?.port])) as unknown as Ports;
}

interface Door {
  readonly server: Server;
  readonly port: number;
  readonly inTheWay?: string;
}

async function hold(port: number): Promise<Door> {
  const server = createServer();
  return new Promise<Door>((resolve, reject) => {
    server.once("error", (error) => {
      const { code } = error as { code?: string };
      if (code === "EADDRINUSE" || code === "EACCES") resolve({ server, port, inTheWay: code });
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve({ server, port: address === null || typeof address === "string" ? port : address.port });
    });
  });
}
