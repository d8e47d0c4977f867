/** One figure beside its baseline, measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The baseline's own figure in `baselineUnit` of its name; null where there is none. */
  readonly baseline: number | null;
  /** What we reach for: at least (≥) or at most (≤) this. */
  readonly reach: { readonly bound: "at-least" | "at-most"; readonly value: number };
}

export interface ReportedFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number | null;
  readonly reach: string;
  readonly met: boolean;
}

export const report = (figure: Figure): ReportedFigure => ({
  name: figure.name,
  value: rounded(figure.value),
  unit: figure.unit,
  baseline: figure.baseline === null ? null : rounded(figure.baseline),
  reach: `${figure.reach.bound === "at-least" ? "≥" : "≤"} ${figure.reach.value}`,
  met: figure.reach.bound === "at-least" ? figure.value >= figure.reach.value : figure.value <= figure.reach.value,
});

const rounded = (value: number): number => Number(value.toPrecision(4));

/** The middle one; of an even number the mean of the two. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("A median needs at least one value.");
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Runs A and B in turn, after one of each that does not count: the machine's drift meets both alike. */
export async function inTurn(rounds: number, a: () => Promise<number>, b: () => Promise<number>): Promise<{ a: number; b: number; ratio: number }> {
  await a();
  await b();
  const pairs: { a: number; b: number }[] = [];
  for (let round = 0; round < rounds; round++) pairs.push(round % 2 === 0 ? { a: await a(), b: await b() } : await reversed(a, b));
  return { a: median(pairs.map((pair) => pair.a)), b: median(pairs.map((pair) => pair.b)), ratio: median(pairs.map((pair) => pair.a / pair.b)) };
}

async function reversed(a: () => Promise<number>, b: () => Promise<number>): Promise<{ a: number; b: number }> {
  const second = await b();
  return { a: await a(), b: second };
}

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Does `work` for every item, `callers` at a time. @returns items a second */
export async function throughput<Item>(items: readonly Item[], callers: number, work: (item: Item) => Promise<unknown>): Promise<number> {
  let next = 0;
  const ms = await timed(() => Promise.all(Array.from({ length: callers }, async () => {
    for (let i = next++; i < items.length; i = next++) await work(items[i] as Item);
  })));
  return items.length / (ms / 1000);
}
