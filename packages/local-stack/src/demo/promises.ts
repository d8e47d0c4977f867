/** One promise of the product, and what was seen of it in this run. */
export interface PromiseKept {
  readonly rule: string;
  readonly text: string;
  readonly held: boolean;
  readonly seen: string;
}

/** Collects what was promised and what was seen; nothing is assumed: a promise is held only where a look said so. */
export interface Promises {
  readonly all: readonly PromiseKept[];
  note(rule: string, text: string, held: boolean, seen: string): void;
  /** Held where `run` is refused with one of these codes; `seen` says which came. */
  refused(rule: string, text: string, codes: string | readonly string[], run: () => Promise<unknown>): Promise<void>;
}

export function openPromises(): Promises {
  const all: PromiseKept[] = [];
  const note: Promises["note"] = (rule, text, held, seen) => { all.push({ rule, text, held, seen }); };
  return {
    all,
    note,
    async refused(rule, text, codes, run) {
      try {
        await run();
        note(rule, text, false, "it was allowed");
      } catch (error) {
        const seen = codeOf(error);
        note(rule, text, [codes].flat().includes(seen), `refused with ${seen}`);
      }
    },
  };
}

/** The domain's code of a refusal, or what else went wrong. */
const codeOf = (error: unknown): string => (error as { data?: { code?: string } }).data?.code ?? (error as Error).message;
