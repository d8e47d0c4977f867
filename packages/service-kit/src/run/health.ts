/** One part of a service, as /readyz tells it. */
export interface HealthPart {
  readonly part: string;
  readonly ok: boolean;
  /** For a person at three in the morning: what is wrong, and how old. */
  readonly says: string;
}

export interface Health {
  ready(): Promise<HealthPart[]>;
}

/** Each check has a second; one that does not answer is not ok. */
export function healthOf(checks: Record<string, () => Promise<string | { ok: boolean; says: string }>>): Health {
  return {
    ready: () => Promise.all(Object.entries(checks).map(async ([part, check]): Promise<HealthPart> => {
      try {
        const says = await Promise.race([check(), afterOneSecond()]);
        return typeof says === "string" ? { part, ok: true, says } : { part, ...says };
      } catch (error) {
        return { part, ok: false, says: (error as { code?: string }).code ?? (error as Error).name };
      }
    })),
  };
}

const afterOneSecond = () => new Promise<{ ok: boolean; says: string }>((resolve) => {
  setTimeout(() => resolve({ ok: false, says: "does not answer within a second" }), 1000).unref();
});
