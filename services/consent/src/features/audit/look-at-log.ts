import { commitmentOf, type FullTile, fullTile, leafHash, tileWidth } from "@haandslag/transparency-log";
import type { Findings } from "../../domain/audit/audit-report.ts";
import { type Finding, type FindingCode, finding } from "../../domain/audit/finding.ts";
import { findingsOfSignedRoots } from "../../domain/audit/signed-roots.ts";
import type { LogRecord } from "../../domain/log/log-record.ts";
import { commitmentsByEntry, type LoggedRow, logPages, tilesAt, tilesBeyond } from "../../storage/audit/log-pages.ts";
import type { Snapshot } from "../../storage/audit/snapshot.ts";
import { compactTree } from "./compact-tree.ts";
import type { Dated, Signed } from "./look-at-checkpoints.ts";
import { burials } from "./look-at-tombstones.ts";

export interface LookingAtLog {
  readonly snapshot: Snapshot;
  readonly signed: readonly Signed[];
  /** Those of the table and of the file, with the time that each says. */
  readonly dated: readonly Dated[];
  readonly findings: Findings;
  /** Entries are written in the transactions of their rows, which overlap. */
  readonly toleranceMs: number;
  /** Called after each page. */
  pace(): Promise<void>;
}

type Kind = LogRecord["type"];
const codes: Readonly<Record<Kind, { readonly edited: FindingCode; readonly missing: FindingCode }>> = {
  "consent-epoch": { edited: "CONSENT_EPOCH_EDITED", missing: "CONSENT_EPOCH_MISSING" },
  disclosure: { edited: "DISCLOSURE_EDITED", missing: "DISCLOSURE_MISSING" },
  receipt: { edited: "RECEIPT_EDITED", missing: "RECEIPT_MISSING" },
  tombstone: { edited: "TOMBSTONE_WRONG", missing: "TOMBSTONE_WRONG" },
};

/**
 * The leaves one by one: what they commit to, the tree that they make, the tiles that are served, what was signed over them.
 * @returns the newest time in any of them
 */
export async function lookAtLog(o: LookingAtLog): Promise<string | undefined> {
  const { snapshot, signed, findings } = o;
  const tree = compactTree();
  const wantedSizes = new Set(signed.map(({ size }) => size));
  const roots = new Map<number, string>();
  const note = () => { if (wantedSizes.has(tree.size())) roots.set(tree.size(), tree.root()); };
  note();
  const wrong: LoggedRow[] = [];
  const tiles = tileChecker(snapshot, findings);
  const buried = burials(o.dated);
  let newestAt: string | undefined;
  let before: { readonly index: number; readonly at: string } | undefined;

  for await (const page of logPages(snapshot)) {
    findings.looked("leaves", page.length);
    for (const row of page) {
      if (row.index !== tree.size()) findings.add([finding("LOG_LEAF_MISSING", `leaf ${row.index}`, `it stands where leaf ${tree.size()} should`)]);
      tree.add(row.commitment);
      note();
      if (!leafHash(row.commitment).equals(row.hash)) wrong.push(row);
      const found = isBuried(row) ? buried.findingsOf(row, aboutOf(row)) : rowAgainstEntry(row);
      findings.add(found);
      if (found.length > 0 || row.record === undefined) continue;
      const { at } = row.record;
      if (before !== undefined && Date.parse(at) < Date.parse(before.at) - o.toleranceMs) findings.add([finding("CLOCK_SET_BACK", `leaf ${row.index}, ${aboutOf(row)}`, `dated ${at}, and leaf ${before.index} before it ${before.at}`)]);
      before = { index: row.index, at };
      if (newestAt === undefined || at > newestAt) newestAt = at;
    }
    await tiles.take(page);
    await o.pace();
  }
  findings.add(wrongLeaves(wrong));
  findings.add((await tilesBeyond(snapshot, tree.size())).map(({ level, index }) => finding("LOG_TILE_WRONG", `tile ${level}/${index}`, `a log of ${tree.size()} leaves does not have it`)));
  const checkpoints = signed.map((one) => ({ ...one, ofLeaves: one.size > tree.size() ? undefined : roots.get(one.size) }));
  const contradicted = checkpoints.filter(({ root, ofLeaves }) => ofLeaves !== undefined && ofLeaves !== root);
  const inOrder = contradicted.length === 0 ? new Map<number, string>() : await rootsByEntry(snapshot, new Set(contradicted.map(({ size }) => size)));
  findings.add(findingsOfSignedRoots(checkpoints, tree.size(), ({ size, root }) => inOrder.get(size) === root));
  return newestAt;
}

const aboutOf = ({ kind, ref }: Pick<LoggedRow, "kind" | "ref">): string => {
  if (kind !== "consent-epoch") return `${kind} ${ref}`;
  const [consentId, epoch] = ref.split("/");
  return `consent ${consentId}, epoch ${epoch}`;
};

const isBuried = (row: LoggedRow): boolean => row.buried !== undefined && row.record === undefined && !row.isUnreadable && row.salt === null;

function rowAgainstEntry(row: LoggedRow): Finding[] {
  const about = aboutOf(row);
  const { edited, missing } = codes[row.kind];
  if (row.isUnreadable) return [finding(edited, about, `it cannot be read; leaf ${row.index} of the log has it`)];
  if (row.record === undefined) return [finding(missing, about, `leaf ${row.index} of the log has it`)];
  if (row.salt === null) return [finding("LOG_SALT_GONE", about, `leaf ${row.index}, and its row is still there`)];
  if (!commitmentOf(row.salt, row.record).equals(row.commitment)) return [finding(edited, about, `with its salt it does not give the commitment of leaf ${row.index}`)];
  return row.isInexact ? [finding(edited, about, "one of its times was given a fraction of a millisecond, which the service does not write")] : [];
}

/** Leaves that are not their entries' hashes; where they are each other's, they were exchanged. */
function wrongLeaves(wrong: readonly LoggedRow[]): Finding[] {
  const sorted = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString("hex")).toSorted().join(" ");
  if (wrong.length > 1 && sorted(wrong.map(({ hash }) => hash)) === sorted(wrong.map(({ commitment }) => leafHash(commitment)))) {
    return [finding("LOG_REORDERED", `leaves ${wrong.slice(0, 10).map(({ index }) => index).join(", ")}`, "the hashes of some stand where the entries of others do")];
  }
  return wrong.map(({ index, entryId }) => finding("LOG_LEAF_WRONG", `leaf ${index}`, `entry ${entryId}`));
}

async function rootsByEntry(snapshot: Snapshot, sizes: ReadonlySet<number>): Promise<Map<number, string>> {
  const tree = compactTree();
  const roots = new Map<number, string>();
  for await (const page of commitmentsByEntry(snapshot)) {
    for (const commitment of page) {
      tree.add(commitment);
      if (sizes.has(tree.size())) roots.set(tree.size(), tree.root());
    }
  }
  return roots;
}

/** Makes each full tile out of the leaves, and holds it against the one that is served. */
function tileChecker(snapshot: Snapshot, findings: Findings) {
  const levels: { hashes: Buffer[]; next: number }[] = [];
  const add = (level: number, hash: Buffer, full: FullTile[]): void => {
    const open = (levels[level] ??= { hashes: [], next: 0 });
    open.hashes.push(hash);
    if (open.hashes.length < tileWidth) return;
    const tile = fullTile(level, open.next++, open.hashes.splice(0));
    full.push(tile);
    add(level + 1, tile.root, full);
  };
  return {
    async take(page: readonly LoggedRow[]): Promise<void> {
      const full: FullTile[] = [];
      for (const { commitment } of page) add(0, leafHash(commitment), full);
      if (full.length === 0) return;
      const kept = await tilesAt(snapshot, full);
      for (const { level, index, hashes, innerHashes, root } of full) {
        findings.looked("tiles");
        const tile = kept.get(`${level}/${index}`);
        if (tile === undefined) findings.add([finding("LOG_TILE_WRONG", `tile ${level}/${index}`, "it is not there")]);
        else if (!tile.hashes.equals(hashes) || !tile.inner_hashes.equals(innerHashes) || !tile.root.equals(root)) findings.add([finding("LOG_TILE_WRONG", `tile ${level}/${index}`, "its leaves give other hashes")]);
      }
    },
  };
}
