import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import { takesBrotli } from "./brotli.ts";
import { earlyLinks } from "./early-links.ts";

export interface Pages {
  /** The pages' one document, for every address that a person can open. */
  sendShell(request: FastifyRequest, reply: FastifyReply, status?: number): FastifyReply;
  /** A built file, or undefined where there is none by this path. */
  sendFile(request: FastifyRequest, reply: FastifyReply, path: string): FastifyReply | undefined;
}

interface File {
  readonly type: string;
  readonly plain: Buffer;
  readonly brotli: Buffer | undefined;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json; charset=utf-8",
  ".woff2": "font/woff2", ".woff": "font/woff", ".png": "image/png", ".ico": "image/x-icon", ".webmanifest": "application/manifest+json", ".txt": "text/plain; charset=utf-8",
};
const year = 31_536_000;

/**
 * The built pages, all read at the start: an address can name one of them and nothing else on the disk, and a build
 * beneath a running server changes nothing halfway.
 * @throws a sentence where they are not built
 */
export function pagesIn(folder: string): Pages {
  const files = readAll(folder);
  const shell = files.get("/index.html");
  if (shell === undefined) throw new Error("The pages are not built. Build them with: node services/portal/src/build-pages.ts");
  const linksFor = earlyLinks(folder);
  const send = (request: FastifyRequest, reply: FastifyReply, { type, plain, brotli }: File) => {
    void reply.type(type).header("vary", "accept-encoding");
    return takesBrotli(request) && brotli !== undefined ? reply.header("content-encoding", "br").send(brotli) : reply.send(plain);
  };
  return {
    sendShell: (request, reply, status = 200) =>
      send(request, reply.code(status).header("link", linksFor(request.url.split("?")[0] ?? "/", request.headers["accept-language"] ?? "")), shell),
    sendFile(request, reply, path) {
      const file = path === "/index.html" ? undefined : files.get(path);
      if (file === undefined) return undefined;
      // A file under /assets has what is in it in its name; others may change under theirs.
      return send(request, reply.header("cache-control", path.startsWith("/assets/") ? `public, max-age=${year}, immutable` : "no-cache"), file);
    },
  };
}

function readAll(folder: string): ReadonlyMap<string, File> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const all = new Set(found);
  return new Map(found.flatMap((file): [string, File][] => {
    const type = types[extname(file)];
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    // Vite's list of what was made of what is for us, not for browsers.
    if (type === undefined || path.startsWith("/.")) return [];
    return [[path, { type, plain: readFileSync(file), brotli: all.has(`${file}.br`) ? readFileSync(`${file}.br`) : undefined }]];
  }));
}
