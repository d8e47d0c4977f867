import type { ErrorCode, ServiceName } from "@haandslag/contracts";
import { topicOf } from "@haandslag/contracts";
import { type Broker, type EventMessage, type Reaction, startConsumer, startRelay } from "@haandslag/messaging";
import type { AnyRouter } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import type { Pool } from "pg";
import type { CommandRunner } from "../aggregate/run-command.ts";
import { httpServer } from "../api/http-server.ts";
import type { RouteKit } from "../api/route-kit.ts";
import { asService, inCallsOfTheService } from "./as-service.ts";
import { accessTokenVerifier } from "../auth/index.ts";
import type { Clock } from "../clock.ts";
import { migrate, migrationState } from "../database/migrate.ts";
import { connectPool } from "../database/pool.ts";
import type { Ids } from "../ids.ts";
import type { Log } from "../log.ts";
import { messagingRetention } from "../retention/messaging-retention.ts";
import type { RetentionRule } from "../retention/retention-rule.ts";
import { type RetentionWorker, startRetentionWorker } from "../retention/retention-worker.ts";
import { type Deadlines, startDeadlineWorker } from "./deadline-worker.ts";
import { healthOf } from "./health.ts";

/** What a service is given from outside, the same for each. */
export interface ServiceDeps {
  readonly broker: Broker;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** The settings that `serviceSettings` reads, as far as the kit needs them. */
export interface ServiceConfig {
  readonly HOST: string;
  readonly PORT: number;
  readonly DATABASE_URL: string;
  readonly MIGRATION_DATABASE_URL: string;
  readonly RETENTION_DATABASE_URL?: string | undefined;
  readonly OIDC_ISSUER: string;
  readonly OIDC_AUDIENCE: string;
  readonly OIDC_CLIENT_SECRET: string;
}

/** A running service: where it answers, and how to end it. */
export interface RunningService {
  /** Base address, e.g. `http://127.0.0.1:4101`; tRPC is under /trpc. */
  readonly address: string;
  /** What is in the way of being ready; empty when all is well. */
  close(): Promise<void>;
}

/** Everything that a service's `app.ts` says about itself. */
export interface ServiceParts<Features> {
  readonly router: AnyRouter;
  readonly features: Features;
  /** Consumer groups: what we listen to, and what we do about it. */
  readonly consumers: readonly { readonly group: string; readonly from: readonly ServiceName[]; readonly reactions: readonly Reaction[] }[];
  readonly deadlines: readonly Deadlines[];
  /** What is deleted when its time is over, beside messaging's own (OPS-08). */
  readonly retention?: readonly RetentionRule[];
  readonly checks?: Record<string, () => Promise<string | { ok: boolean; says: string }>>;
  routes?(server: FastifyInstance, kit: RouteKit): void;
  /** Ends what the service opened itself (a second pool, a sender). */
  close?(): Promise<void>;
}

const oldestOutboxSeconds = 60;

/**
 * Opens the database and starts the parts, in the order in which they need each other; `close` ends them in reverse.
 * `parts` is told the runner because features need the pool before anything listens.
 */
export async function openService<Features>(o: {
  name: ServiceName;
  unavailable: ErrorCode;
  config: ServiceConfig;
  deps: ServiceDeps;
  migrationsDir: string;
  parts(base: { pool: Pool; runner: CommandRunner }): Promise<ServiceParts<Features>> | ServiceParts<Features>;
}): Promise<RunningService> {
  const { config, deps: { broker, clock, log } } = o;
  await migrate({ url: config.MIGRATION_DATABASE_URL, migrationsDir: o.migrationsDir, log });
  const pool = connectPool(config.DATABASE_URL, { max: 20, applicationName: o.name, log });
  const closers: (() => Promise<unknown>)[] = [() => pool.end()];
  let closing: Promise<void> | undefined;
  // Whoever closes a second time waits for the first.
  const close = () => (closing ??= (async () => {
    for (const step of closers.splice(0).reverse()) await step().catch((error: unknown) => log.warn({ err: error }, "a part did not stop cleanly"));
  })());
  try {
    const relay = asService(() => startRelay({ pool, broker, source: `urn:haandslag:${o.name}`, log, clock }));
    closers.push(() => relay.close());
    const onCommitted = () => relay.wake();
    const parts = await asService(async () => o.parts({ pool, runner: { pool, clock, onCommitted, requestKey: config.OIDC_CLIENT_SECRET } }));
    if (parts.close !== undefined) closers.push(parts.close);

    const health = healthOf({
      database: async () => { await pool.query("SELECT 1"); return "answers"; },
      migrations: async () => {
        const { pending, edited, unknown, failed } = await migrationState(pool, o.migrationsDir);
        const wrong = [...pending, ...edited, ...unknown, ...failed].length;
        return { ok: wrong === 0, says: wrong === 0 ? "as in the code" : `${pending.length} not applied, ${edited.length} edited, ${unknown.length} unknown, ${failed.length} failed` };
      },
      broker: async () => ((await broker.healthy()) ? "answers" : { ok: false, says: "does not answer; events wait in the outbox and none is lost" }),
      outbox: async () => {
        const age = await asService(() => relay.oldestUnpublishedSeconds());
        return { ok: age < oldestOutboxSeconds, says: `oldest unpublished event: ${Math.round(age)} s` };
      },
      // A clock that is not believed is no reason to keep anybody from withdrawing.
      retention: async () => retention?.says() ?? "RETENTION_DATABASE_URL is not set: nothing is deleted when its time is over",
      ...parts.checks,
    });
    let retention: RetentionWorker | undefined;
    const server = httpServer({
      router: parts.router, features: parts.features, health, log, unavailable: o.unavailable,
      verify: accessTokenVerifier({ issuer: config.OIDC_ISSUER, audience: config.OIDC_AUDIENCE }),
      ...(parts.routes === undefined ? {} : { routes: parts.routes }),
    });
    closers.push(() => server.close());
    const address = await server.listen({ host: config.HOST, port: config.PORT });

    for (const consumer of parts.consumers) {
      const running = await asService(() => startConsumer({
        pool, broker: inCallsOfTheService(broker), group: `${o.name}.${consumer.group}`, topics: consumer.from.map(topicOf), reactions: [...consumer.reactions], log, clock, onCommitted, around: told(log),
      }));
      closers.push(() => running.close());
    }
    const deadlines = startDeadlineWorker({ pool, clock, deadlines: parts.deadlines, log, onCommitted });
    closers.push(() => deadlines.close());
    if (config.RETENTION_DATABASE_URL === undefined) log.warn("RETENTION_DATABASE_URL is not set: nothing is deleted when its time is over");
    else {
      const worker = startRetentionWorker({ url: config.RETENTION_DATABASE_URL, applicationName: `${o.name} retention`, rules: retentionOf(parts.retention ?? []), clock, log });
      retention = worker;
      closers.push(() => worker.close());
    }
    return { address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One line for each event that a reaction worked on, under the id of the command that it all began with (OPS-05). */
const told = (log: Log) => async (events: readonly EventMessage[], run: () => Promise<void>): Promise<void> => {
  await run();
  for (const { id, type, key, correlationId } of events) log.info({ eventId: id, type, key, correlationId }, "an event was applied");
};

/** Messaging's lines, but for those that a service has its own of. Its own come first: what they leave may be messaging's to take. */
const retentionOf = (own: readonly RetentionRule[]): readonly RetentionRule[] =>
  [...own, ...messagingRetention.filter(({ code }) => own.every((rule) => rule.code !== code))];
