import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import type { Finding } from "../canaries/search-databases.ts";
import { type Canary, canariesIn } from "../canaries/spellings.ts";

/** Every address that was asked for in this process: by its clients, and of the servers that run in it. */
export interface RequestedAddresses {
  findings(canaries: readonly Canary[]): Finding[];
  readonly count: number;
}

export function recordAddresses(): RequestedAddresses {
  const seen = new Set<string>();
  subscribe("undici:request:create", (message) => {
    const { request } = message as { request: { origin?: string | URL; path: string } };
    seen.add(`${String(request.origin ?? "")}${request.path}`);
  });
  subscribe("http.server.request.start", (message) => {
    seen.add((message as { request: IncomingMessage }).request.url ?? "");
  });
  return {
    findings: (canaries) => canariesIn([...seen].join("\n"), canaries).map((sighting) => ({ where: "an address that was asked for", ...sighting })),
    get count() { return seen.size; },
  };
}
