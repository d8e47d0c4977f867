import { listMailbox } from "@haandslag/notices";
import type { Ready } from "../ready-file.ts";
import { pageText } from "./page-text.ts";
import { mailboxFolder } from "./service-settings.ts";

export interface PartState {
  readonly name: string;
  readonly address: string;
  readonly isReady: boolean;
  readonly says: readonly string[];
}

/** The page at /local of the login provider: what runs, how each part is, a first call to try, and the mailbox. */
export function localPageOf(folder: string): { tell(ready: Ready): void; text(): Promise<string> } {
  let known: Ready | undefined;
  return {
    tell(ready) {
      known = ready;
    },
    async text() {
      if (known === undefined) return starting;
      const [states, notices] = await Promise.all([statesOf(known), listMailbox(mailboxFolder(folder))]);
      return pageText({ ready: known, folder, states, notices });
    },
  };
}

const starting = '<!doctype html><html lang="en"><title>Håndslag</title><p>Håndslag is starting. Look again in a moment.</p></html>';
const patienceMs = 2000;

const statesOf = (ready: Ready): Promise<PartState[]> =>
  Promise.all([stateOfService("portal", ready.portal), ...Object.entries(ready.services).map(([name, address]) => stateOfService(name, address)), stateOfLogin(ready.issuer)]);

async function stateOfService(name: string, address: string): Promise<PartState> {
  try {
    const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(patienceMs) });
    const { parts } = (await answer.json()) as { parts: { part: string; says: string }[] };
    return { name, address, isReady: answer.ok, says: parts.map(({ part, says }) => `${part}: ${says}`) };
  } catch {
    return { name, address, isReady: false, says: ["does not answer"] };
  }
}

async function stateOfLogin(address: string): Promise<PartState> {
  const isReady = await fetch(`${address}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(patienceMs) }).then((answer) => answer.ok, () => false);
  return { name: "login", address, isReady, says: [isReady ? "local OpenID provider: answers" : "does not answer"] };
}
