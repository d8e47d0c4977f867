import { fileURLToPath } from "node:url";
import { consentClient } from "@haandslag/clients/consent";
import { referralClient } from "@haandslag/clients/referral";
import { startConsumer } from "@haandslag/messaging";
import { asService, healthOf, inCallsOfTheService, type RunningService, type ServiceDeps, startRetentionWorker, systemClock } from "@haandslag/service-kit";
import { accessTokenVerifier } from "@haandslag/service-kit/auth";
import { connectPool, migrate, migrationState } from "@haandslag/service-kit/database";
import { services, topicOf } from "@haandslag/contracts";
import { apiRoutes } from "./api/api-routes.ts";
import { changesRoute } from "./api/changes-route.ts";
import { cookiesOf } from "./api/cookies.ts";
import { httpServer } from "./api/http-server.ts";
import { loginRoutes } from "./api/login-routes.ts";
import { pagesIn } from "./api/pages.ts";
import { portalRequests } from "./api/portal-request.ts";
import { publicLogRoutes } from "./api/public-log-routes.ts";
import { securityHeaders } from "./api/security-headers.ts";
import { sessionRoutes } from "./api/session-routes.ts";
import type { Config } from "./config.ts";
import { changeFeed } from "./features/changes/change-feed.ts";
import { currentSession } from "./features/login/current-session.ts";
import { openIdProvider } from "./features/login/openid-provider.ts";
import { beginSignIn, completeSignIn } from "./features/login/sign-in.ts";
import { signOut } from "./features/login/sign-out.ts";
import { passOn } from "./features/pass-on.ts";
import { ownOf } from "./features/changes/own-of.ts";
import { readPublicLog } from "./features/read-public-log.ts";
import { onChange } from "./reactions/on-change.ts";
import { changesAfter, keptPositions } from "./storage/changes.ts";
import { loginSessions } from "./storage/login-sessions.ts";
import { newestInPortal, portalRetention } from "./storage/retention.ts";
import { sealsUnder } from "./storage/seal.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const migrationsDir = file("../prisma/migrations");

export interface PortalDeps extends Pick<ServiceDeps, "broker" | "log"> {
  /** Where the built pages are; `dist` unless told. */
  readonly pagesDir?: string;
  /** Real time, for tests of what expires. Never the movable clock of a demo. */
  readonly realClock?: { now(): Date };
}

/** The portal: the pages, the login session, people's calls to the services, and what changes while they look. */
export function buildApp(config: Config, { broker, log, pagesDir = file("../dist"), realClock: clock = systemClock }: PortalDeps): { start(): Promise<RunningService> } {
  return {
    async start() {
      mustBeSafe(config);
      const pages = pagesIn(pagesDir);
      await migrate({ url: config.MIGRATION_DATABASE_URL, migrationsDir, log });
      const pool = connectPool(config.DATABASE_URL, { max: 20, applicationName: "portal", log });
      const closers: (() => Promise<unknown>)[] = [() => pool.end()];
      let closing: Promise<void> | undefined;
      const close = () => (closing ??= (async () => {
        for (const step of closers.splice(0).reverse()) await step().catch((error: unknown) => log.warn({ err: error }, "a part did not stop cleanly"));
      })());
      try {
        const feed = asService(() => changeFeed({
          changesAfter: (position) => asService(() => changesAfter(pool, position)), kept: () => asService(() => keptPositions(pool)),
          alive: (ids, now) => sessions.alive(ids, now), clock, log,
        }));
        const seals = sealsUnder(config.SESSION_KEY);
        const sessions = loginSessions(pool, seals);
        const portal = config.PORTAL_URL;
        const provider = openIdProvider({ issuer: config.OIDC_ISSUER, clientId: config.OIDC_CLIENT_ID, clientSecret: config.OIDC_CLIENT_SECRET, audience: config.OIDC_AUDIENCE, portal, clock });
        const referralAs = (accessToken: string) => referralClient({ url: config.REFERRAL_URL, token: async () => accessToken, timeoutMs: 3_000 });
        const consentAs = (accessToken: string) => consentClient({ url: config.CONSENT_URL, token: async () => accessToken, timeoutMs: 3_000 });
        const login = {
           sessions, seals, provider, verify: accessTokenVerifier({ issuer: config.OIDC_ISSUER, audience: config.OIDC_AUDIENCE }), clock, log, ended: (ids: readonly string[]) => feed.ended(ids),
          registerStaff: async (accessToken: string, displayName: string) => { await referralAs(accessToken).registerMe.mutate({ displayName }); },
        };
        const current = currentSession(login);
        const requests = portalRequests(log);
        const route = { portal, cookies: cookiesOf(portal), requests, current, seals, clock, pages, log };

        const server = httpServer({
          headers: securityHeaders({ portal, issuer: config.OIDC_ISSUER }), requests, pages, log, beforeClose: () => feed.close(),
          health: healthOf({
            database: async () => { await pool.query("SELECT 1"); return "answers"; },
            migrations: async () => {
              const { pending, edited, unknown, failed } = await migrationState(pool, migrationsDir);
              const wrong = [...pending, ...edited, ...unknown, ...failed].length;
              return { ok: wrong === 0, says: wrong === 0 ? "as in the code" : `${pending.length} not applied, ${edited.length} edited, ${unknown.length} unknown, ${failed.length} failed` };
            },
            issuer: async () => {
              const answer = await fetch(`${config.OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(900) });
              return answer.ok ? "answers" : { ok: false, says: `answers ${answer.status}: nobody can log in` };
            },
            broker: async () => ((await broker.healthy()) ? "answers" : { ok: false, says: "does not answer; what changes is shown when it does" }),
          }),
          routes(routes) {
            sessionRoutes(routes, { ...route, signOut: signOut(login) });
            loginRoutes(routes, { ...route, begin: beginSignIn(login), complete: completeSignIn(login) });
            apiRoutes(routes, { ...route, passOn: passOn({ referral: config.REFERRAL_URL, consent: config.CONSENT_URL, "peer-assignment": config.PEER_ASSIGNMENT_URL, outcomes: config.OUTCOMES_URL }) });
            publicLogRoutes(routes, { readLog: readPublicLog(config.CONSENT_URL) });
            changesRoute(routes, { ...route, feed, own: ownOf({ referral: referralAs, consent: consentAs }) });
          },
        });
        closers.push(() => server.close());
        const address = await server.listen({ host: config.HOST, port: config.PORT });

        const consumer = await asService(() => startConsumer({ pool, broker: inCallsOfTheService(broker), group: "portal.changes", topics: services.map(topicOf), reactions: onChange(clock), log, clock, onCommitted: () => feed.wake() }));
        closers.push(() => consumer.close());
        if (config.RETENTION_DATABASE_URL === undefined) log.warn("RETENTION_DATABASE_URL is not set: nothing is deleted when its time is over");
        else {
          const retention = startRetentionWorker({ url: config.RETENTION_DATABASE_URL, applicationName: "portal retention", rules: portalRetention, newest: newestInPortal, clock, log });
          closers.push(() => retention.close());
        }
        return { address, close };
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}

/** Cookies without `Secure` go over any wire: only this machine's own will do. */
function mustBeSafe({ PORTAL_URL, NODE_ENV }: Config): void {
  const { protocol, hostname } = new URL(PORTAL_URL);
  if (protocol === "https:") return;
  if (NODE_ENV === "production" || !["127.0.0.1", "[::1]", "localhost"].includes(hostname)) throw new Error("PORTAL_URL must begin with https: anywhere but on this machine itself, and always in production. Sessions would cross the wire in the open.");
}
