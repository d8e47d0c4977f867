import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Somebody else's site on this machine: another origin, with whatever pages an attacker would put there. */
export interface AnotherSite {
  readonly origin: string;
  /** Puts a page there and gives its address. */
  page(html: string): string;
  close(): Promise<void>;
}

export async function anotherSite(): Promise<AnotherSite> {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(pages.get(request.url ?? "") ?? "<p>nothing here</p>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // `localhost` and 127.0.0.1 are two sites to a browser, where two ports are only two origins.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page(html) {
      const path = `/${pages.size}.html`;
      pages.set(path, `<!doctype html><meta charset="utf-8"><title>x</title>${html}`);
      return `${origin}${path}`;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}
