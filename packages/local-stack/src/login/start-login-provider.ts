import type { EventEmitter } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import Provider from "oidc-provider";
import type { Logger } from "pino";
import { accountBook } from "./account-book.ts";
import type { LoginAccount } from "./login-account.ts";
import type { LoginClients } from "./login-clients.ts";
import { guard } from "./guard.ts";
import { providerConfiguration } from "./provider-configuration.ts";
import { localPage } from "./local-page.ts";
import { signIn } from "./sign-in.ts";
import { signingKeysIn } from "./signing-keys-file.ts";

export interface LoginProviderOptions {
  /** On 127.0.0.1 and nowhere else; 0 takes a free one. */
  readonly port: number;
  /** The origin that browsers and services reach it by, where that is not `http://127.0.0.1:PORT`. */
  readonly issuer?: string;
  readonly accounts: readonly LoginAccount[];
  readonly clients: LoginClients;
  /** Where the signing keys are kept; without it they are new at every start. */
  readonly keysFile?: string;
  /** The referral service's procedure: a CPR number in, the subjectId (design § 2) out. Called when a citizen signs in. */
  subjectIdFor(cprNumber: string): Promise<string>;
  /** How long an access token is good for; one hour unless told. */
  readonly accessTokenSeconds?: number;
  /** A page for whoever runs the stack, at /local. */
  readonly localPage?: () => Promise<string>;
  readonly log: Logger;
}

export interface LoginProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

/**
 * The local login: a certified OpenID provider that plays MitID and the municipal login for invented people, who sign
 * in with one click and no secret. Therefore it listens on loopback only and does not start in production.
 * @throws a sentence where NODE_ENV is production, the port is taken, an account is incomplete or the key file damaged.
 */
export async function startLoginProvider(o: LoginProviderOptions): Promise<LoginProvider> {
  if (process.env["NODE_ENV"] === "production") {
    throw new Error("The local login provider lets anybody sign in as anybody and does not start where NODE_ENV is production. Set the issuer of MitID's broker instead.");
  }
  const book = accountBook(o.accounts, o.subjectIdFor);
  const keys = await signingKeysIn(o.keysFile);
  const server = createServer();
  const port = await listen(server, o.port);
  const issuer = o.issuer ?? `http://127.0.0.1:${port}`;
  try {
    const provider = new Provider(issuer, providerConfiguration({ book, clients: o.clients, keys, port, accessTokenSeconds: o.accessTokenSeconds ?? 60 * 60, log: o.log }));
    provider.on("server_error", (_ctx, error) => o.log.error({ err: error }, "The login provider failed."));
    const app: EventEmitter = provider; // Koa's own event, which the provider's types leave out
    app.on("error", (error: unknown) => o.log.error({ err: error }, "The login provider failed."));
    provider.use(guard(issuer, o.clients));
    if (o.localPage !== undefined) provider.use(localPage(o.localPage));
    provider.use(signIn(provider, book, o.log));
    server.on("request", provider.callback());
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    issuer,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => {
      reject("code" in error && error.code === "EADDRINUSE" ? new Error(`Port ${port} is taken, so the local login provider cannot start. Choose another with --port, or end what uses it.`) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave the local login provider no port.");
  return address.port;
}
