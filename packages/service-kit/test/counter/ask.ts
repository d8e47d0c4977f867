import net from "node:net";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body where it is JSON. */
  readonly body: unknown;
}

/** Bytes to a server's port and back, as only a socket can send them: nothing is put right on the way. */
export function sendRaw(port: number, bytes: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1");
    const parts: Buffer[] = [];
    socket.setTimeout(10_000, () => socket.destroy(new Error("The server did not end its answer.")));
    socket.on("data", (part) => parts.push(part));
    socket.on("error", reject);
    socket.on("close", () => resolve(parsed(Buffer.concat(parts).toString("utf8"))));
    socket.write(bytes);
  });
}

/** One request of HTTP/1.1, headers and path as they are given. */
export const request = (port: number, method: string, path: string, headers: Readonly<Record<string, string>> = {}, body = ""): Promise<Answer> => {
  const all = { host: "localhost", connection: "close", ...(body === "" ? {} : { "content-length": String(Buffer.byteLength(body)) }), ...headers };
  return sendRaw(port, `${method} ${path} HTTP/1.1\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`);
};

function parsed(answer: string): Answer {
  const end = answer.indexOf("\r\n\r\n");
  const [statusLine = "", ...lines] = answer.slice(0, end).split("\r\n");
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
  const sent = answer.slice(end + 4);
  const text = headers["transfer-encoding"] === "chunked" ? unchunked(sent) : sent;
  return { status: Number(statusLine.split(" ")[1]), headers, text, body: headers["content-type"]?.startsWith("application/json") === true ? JSON.parse(text) : undefined };
}

function unchunked(sent: string): string {
  let text = "";
  let rest = Buffer.from(sent, "utf8");
  for (;;) {
    const lineEnd = rest.indexOf("\r\n");
    const length = Number.parseInt(rest.subarray(0, lineEnd).toString("latin1"), 16);
    if (!(length > 0)) return text;
    text += rest.subarray(lineEnd + 2, lineEnd + 2 + length).toString("utf8");
    rest = rest.subarray(lineEnd + 4 + length);
  }
}
