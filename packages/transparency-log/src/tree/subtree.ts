/**
 * A perfect subtree: the 2^level leaves from index · 2^level on. Its hash never changes once the tree is that large.
 * Sizes and indexes are plain numbers: exact to 2^53, and no bit operator touches them (those stop at 2^32).
 */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The greatest power of two that is smaller than n, as an exponent; n ≥ 2 (the k of RFC 6962 § 2.1). */
export function splitLevel(n: number): number {
  let level = 0;
  while (2 ** (level + 1) < n) level++;
  return level;
}

/**
 * The perfect subtrees that together are the leaves from `begin` to just before `end`, from left to right, as the tree
 * over exactly these leaves is made of them. `begin` must be a multiple of the first one's size, as it is in every proof.
 */
export function subtreesOf(begin: number, end: number): Subtree[] {
  const found: Subtree[] = [];
  for (let at = begin; at < end;) {
    let level = 0;
    while (2 ** (level + 1) <= end - at) level++;
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}
