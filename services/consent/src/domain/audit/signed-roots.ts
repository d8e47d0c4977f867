import { type Finding, finding } from "./finding.ts";

/** A checkpoint that bears the log's own good signature, and what the leaves give at its size: undefined where there are not as many. */
export interface SignedRoot {
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** `log_checkpoint` or the file outside. */
  readonly from: string;
  readonly ofLeaves: string | undefined;
}

/**
 * Which of the signed checkpoints contradict each other or the leaves. They are all signed, so either the leaves were
 * changed after they had been, or one of them is of another history: it forks. Where two of one size differ, or a later
 * one still agrees with the leaves, it is the checkpoint; where the leaves in the order of their entries give what was
 * signed, it is the leaves.
 * @param isReordered whether the leaves in the order of their entries give this root at this size; asked only of those that the leaves do not give as they stand
 */
export function findingsOfSignedRoots(signed: readonly SignedRoot[], leafCount: number, isReordered: (checkpoint: SignedRoot) => boolean): Finding[] {
  const agreeing = signed.filter(({ root, ofLeaves }) => root === ofLeaves).map(({ size }) => size);
  const newestAgreeing = agreeing.reduce((newest, size) => Math.max(newest, size), -1);
  const rootsAt = new Map<number, Set<string>>();
  for (const { size, root } of signed) rootsAt.set(size, (rootsAt.get(size) ?? new Set()).add(root));

  const forks = new Map<string, Finding>();
  let reordered: SignedRoot | undefined;
  let rewritten: SignedRoot | undefined;
  let cut: SignedRoot | undefined;
  for (const checkpoint of signed) {
    const { size, root, from, ofLeaves } = checkpoint;
    if (root === ofLeaves) continue;
    const hasRival = (rootsAt.get(size)?.size ?? 0) > 1;
    if (ofLeaves !== undefined && isReordered(checkpoint)) reordered = smaller(reordered, checkpoint);
    else if (hasRival || (ofLeaves !== undefined && newestAgreeing > size)) forks.set(`${size} ${root}`, fork(checkpoint));
    else if (ofLeaves !== undefined) rewritten = smaller(rewritten, checkpoint);
    else if (cut === undefined || size > cut.size) cut = { size, root, from, ofLeaves };
  }
  const since = ({ size }: SignedRoot) => `leaves ${agreeing.filter((good) => good < size).reduce((a, b) => Math.max(a, b), 0)} to ${size - 1}`;
  const changed = ({ size, from }: SignedRoot) => `the first signed checkpoint that they contradict has the size ${size} (${from})`;
  return [
    ...forks.values(),
    ...(reordered === undefined ? [] : [finding("LOG_REORDERED", since(reordered), changed(reordered))]),
    ...(rewritten === undefined ? [] : [finding("LOG_REWRITTEN", since(rewritten), changed(rewritten))]),
    ...(cut === undefined ? [] : [finding("LOG_CUT_SHORT", `checkpoint of size ${cut.size}, in ${cut.from}`, `the log has ${leafCount} leaves`)]),
  ];
}

const smaller = (a: SignedRoot | undefined, b: SignedRoot): SignedRoot => (a === undefined || b.size < a.size ? b : a);

const fork = ({ size, root, from, ofLeaves }: SignedRoot): Finding =>
  finding("CHECKPOINT_FORKS", `checkpoint of size ${size}, in ${from}`, `it is signed and has the root ${root}; ${ofLeaves === undefined ? "another signed one of this size has another" : `the leaves give ${ofLeaves}`}`);
