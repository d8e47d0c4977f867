import { DataCategory } from "@haandslag/contracts";

/** A set of data categories, one bit each in the list's order: asked, given and refused are then compared in one step. */
export type CategorySet = number;

const bits: ReadonlyMap<unknown, CategorySet> = new Map(DataCategory.options.map((category, place) => [category, 1 << place]));

/** @returns 0 for what is no category that we know */
export const bitOf = (category: unknown): CategorySet => bits.get(category) ?? 0;

/** Each category of the set once, in the list's order. */
export function categoriesIn(set: CategorySet): readonly DataCategory[] {
  const listed: DataCategory[] = [];
  for (const category of DataCategory.options) if ((set & bitOf(category)) !== 0) listed.push(category);
  return listed;
}

export function sizeOf(set: CategorySet): number {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size += 1;
  return size;
}
