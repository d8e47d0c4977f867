import { type DisclosureKind, services, type ServiceName } from "@haandslag/contracts";
import { beginCall, withinCall } from "@haandslag/service-kit";

export interface Step {
  /** Milliseconds since the demo's stack was ready. */
  readonly atMs: number;
  readonly who: string;
  readonly did: string;
  /** A folder name of the project's map: a service, or `local-stack` for the clock. */
  readonly service: ServiceName | "local-stack";
  readonly correlationId: string;
}

/** Writes down who did what, as it happens. Names here are roles, never a person of the message. */
export interface Timeline {
  readonly steps: readonly Step[];
  /** Runs one thing that somebody does, in a call of its own. What it throws goes on to the caller and is no step. */
  step<Result>(who: string, did: string, service: Step["service"], run: () => Promise<Result>, discloses?: DisclosureKind): Promise<Result>;
  /** How many steps disclosed something of this kind: as many rows the ledger must have. */
  disclosures(kind: DisclosureKind): number;
  /** The correlation id of the step that said this. */
  correlationOf(did: string): string;
}

export function openTimeline(print: (line: string) => void): Timeline {
  const started = performance.now();
  const steps: Step[] = [];
  const disclosed = new Map<DisclosureKind, number>();
  const width = Math.max(...services.map((name) => name.length));
  return {
    steps,
    async step(who, did, service, run, discloses) {
      const call = beginCall({});
      const result = await withinCall(call, run);
      const step: Step = { atMs: Math.round(performance.now() - started), who, did, service, correlationId: call.correlationId };
      steps.push(step);
      if (discloses !== undefined) disclosed.set(discloses, (disclosed.get(discloses) ?? 0) + 1);
      print(`${String(step.atMs).padStart(6)} ms  ${service.padEnd(width)}  ${who.padEnd(12)} ${did}`);
      return result;
    },
    disclosures: (kind) => disclosed.get(kind) ?? 0,
    correlationOf(did) {
      const step = steps.find((one) => one.did === did);
      if (step === undefined) throw new Error(`No step of the demo did this: ${did}`);
      return step.correlationId;
    },
  };
}
