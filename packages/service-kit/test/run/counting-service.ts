import { commandInput, Id } from "@haandslag/contracts";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { apiOf, type CommandRunner, deadlinesOf, openService, type RunningService, runCommand, type ServiceConfig, type ServiceDeps, type ServiceParts } from "../../src/index.ts";
import type { CounterCommand } from "../counter/counter.ts";
import { countersOf } from "../counter/counter.ts";

interface Features {
  readonly runner: CommandRunner;
  readonly counters: ReturnType<typeof countersOf>;
}

const api = apiOf<Features>();
const told = z.strictObject({ count: z.int(), version: z.int() });
const run = ({ runner, counters }: Features, input: { counterId: string; idempotencyKey: string }, given: CounterCommand) =>
  runCommand(runner, counters, { name: given.type, id: input.counterId, input, makes: given.type === "start", command: () => given, result: ({ state, version }) => ({ count: state.count, version }) });

export const countingRouter = api.router({
  start: api.anybody.input(commandInput({ counterId: Id })).output(told).mutation(({ input, ctx }) => run(ctx.features, input, { type: "start" })),
  add: api.anybody.input(commandInput({ counterId: Id, steps: z.int().min(1), waitMs: z.int().default(0) })).output(told).mutation(async ({ input, ctx }) => {
    await sleep(input.waitMs);
    return await run(ctx.features, input, { type: "add", steps: input.steps });
  }),
});

/** A whole service over the kit, of which everybody may do everything. */
export const countingService = (o: { config: ServiceConfig; deps: ServiceDeps; migrationsDir: string; more?: Partial<ServiceParts<Features>>; onParts?: () => void }): Promise<RunningService> =>
  openService<Features>({
    name: "referral", unavailable: "REFERRAL_UNAVAILABLE", config: o.config, deps: o.deps, migrationsDir: o.migrationsDir,
    parts: ({ runner }) => {
      o.onParts?.();
      const counters = countersOf(o.deps.ids);
      return { router: countingRouter, features: { runner, counters }, consumers: [], deadlines: [deadlinesOf(counters, (now): CounterCommand => ({ type: "meetDeadline", at: now.toISOString() }))], ...o.more };
    },
  });
