import { commandInput, Id } from "@haandslag/contracts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { httpServer } from "../../src/api/http-server.ts";
import { notLoggedIn } from "../../src/auth/login-errors.ts";
import { apiOf, type CommandRunner, createLog, DomainError, type Health } from "../../src/index.ts";
import type { CounterCommand } from "./counter.ts";
import { caseworker, counters, runnerOn, startedCounter, type Told } from "./given.ts";
import { runCommand } from "../../src/index.ts";

export interface CounterFeatures {
  readonly runner: CommandRunner;
  /** What the procedure `wait` waits for. */
  readonly waiting: () => Promise<void>;
}

const api = apiOf<CounterFeatures>();
const told = z.strictObject({ count: z.int(), version: z.int() });
const run = (runner: CommandRunner, input: { idempotencyKey: string; counterId: string }, given: CounterCommand): Promise<Told> =>
  runCommand(runner, counters, { name: given.type, id: input.counterId, input, command: () => given, result: ({ state, version }) => ({ count: state.count, version }) });

/** What a caller must never see again, planted where code might repeat it. */
export const secret = "Rosinante Quixote";

export const counterRouter = api.router({
  add: api.for("caseworker").input(commandInput({ counterId: Id, steps: z.int().min(1).max(1000) })).output(told)
    .mutation(({ input, ctx }) => run(ctx.features.runner, input, { type: "add", steps: input.steps })),
  note: api.for("caseworker").input(commandInput({ counterId: Id, text: z.string().min(1).max(100_000), tags: z.array(z.string()).optional() })).output(told)
    .mutation(({ input, ctx }) => run(ctx.features.runner, input, { type: "note", text: input.text })),
  find: api.for("caseworker").input(z.strictObject({ counterId: Id })).output(told)
    .query(async ({ input, ctx }) => {
      const found = await counters.store.find(ctx.features.runner.pool, input.counterId);
      if (found === undefined) throw new DomainError("NOT_FOUND");
      return { count: found.state.count, version: found.version };
    }),
  say: api.anybody.input(z.unknown()).output(z.strictObject({ kind: z.string() })).query(({ input }) => ({ kind: typeof input })),
  wait: api.anybody.input(z.void()).output(z.literal("waited")).query(async ({ ctx }) => { await ctx.features.waiting(); return "waited" as const; }),
  breaks: api.anybody.input(z.strictObject({ name: z.string() })).output(z.void()).query(({ input }) => { throw new TypeError(`cannot do this with ${input.name}`); }),
  answersWrong: api.anybody.input(z.strictObject({ name: z.string() })).output(z.strictObject({ count: z.int() })).query(({ input }) => ({ count: input.name as unknown as number })),
});
export type CounterRouter = typeof counterRouter;

export interface CounterServer {
  /** Base address, without a path. */
  readonly address: string;
  readonly port: number;
  readonly server: FastifyInstance;
  /** A started counter. */
  readonly id: string;
  readonly lines: Record<string, unknown>[];
  close(): Promise<void>;
}

/** The real server of a service on a loopback port, in front of counters. */
export async function serveCounters(pool: CommandRunner["pool"], o: { waiting?: () => Promise<void>; health?: Health } = {}): Promise<CounterServer> {
  const runner = runnerOn(pool);
  const lines: Record<string, unknown>[] = [];
  const server = httpServer({
    router: counterRouter,
    features: { runner, waiting: o.waiting ?? (() => Promise.resolve()) } satisfies CounterFeatures,
    verify: (authorization) => (authorization === "Bearer caseworker" ? Promise.resolve(caseworker) : Promise.reject(notLoggedIn("token-malformed"))),
    health: o.health ?? { ready: () => Promise.resolve([]) },
    log: createLog({ service: "counter", destination: { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) } }),
    unavailable: "REFERRAL_UNAVAILABLE",
  });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  return { address, port: Number(new URL(address).port), server, id: await startedCounter(runner), lines, close: () => server.close() };
}

