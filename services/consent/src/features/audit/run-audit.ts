import { type AuditReport, collectFindings, type Findings } from "../../domain/audit/audit-report.ts";
import { type Finding, finding } from "../../domain/audit/finding.ts";
import { consentFiles } from "../../storage/audit/consent-files.ts";
import { entriesWithoutLeaf, headsAmiss, historyBackwards, placesAmiss, rowsWithoutEntry } from "../../storage/audit/questions.ts";
import { representationFiles } from "../../storage/audit/representation-files.ts";
import { inSnapshot, type Snapshot, type SnapshotPool } from "../../storage/audit/snapshot.ts";
import { pinnedKeys } from "../../storage/receipt-keys.ts";
import { uncoveredDisclosures } from "../../storage/uncovered-disclosures.ts";
import { findNotKept, inFile, inTable, type NewestSeen, readKept, readTable, type verifiedNotes } from "./look-at-checkpoints.ts";
import { findingsOfConsent, readable } from "./look-at-consents.ts";
import { lookAtLog } from "./look-at-log.ts";
import { findingsOfRepresentation } from "./look-at-representations.ts";
import { type KeysOfHolder, receiptChecker } from "./look-at-receipts.ts";

export interface AuditOptions {
  /** Reads only. Statements may take minutes there. */
  readonly pool: SnapshotPool;
  /** Made by `verifiedNotes` with the log's verifier key; kept between audits it spares verifying a note twice. */
  readonly notes: ReturnType<typeof verifiedNotes>;
  /** One for all audits of this process. */
  readonly seen: NewestSeen;
  /** Where checkpoints and the holders' keys are kept outside the database. */
  readonly checkpointDir: string;
  readonly keysOf: KeysOfHolder;
  /** The service's own clock, which is among what is audited. */
  now(): Date;
  /** Called after each page of rows; may wait, so that others get their turn. */
  pace(): Promise<void>;
  wait(ms: number): Promise<void>;
  /** So long something may be on its way into the log, or from the database to the file outside. */
  readonly patienceMs: number;
  /** One line at a time, for whoever waits. */
  progress?(line: string): void;
}

/**
 * Times of what one lock orders may differ from that order by a moment: a command reads the clock before it waits for the
 * lock. A clock that is set back by less than this is not found.
 */
const toleranceMs = 10_000;

/**
 * Holds all that this database says against itself, against its log, and against what was signed and kept outside of it.
 * Everything is read anew each time: of what an earlier audit saw only the newest signed checkpoint is kept in mind, and held against what there is now. In one snapshot, so that what is
 * written meanwhile is seen whole or not at all; page by page, so that memory does not grow with the rows.
 * @throws where the database or the folder of checkpoints cannot be read
 */
export async function runAudit(o: AuditOptions): Promise<AuditReport> {
  const startedAt = new Date();
  const began = performance.now();
  const findings = collectFindings();
  const say = (line: string) => o.progress?.(line);

  const kept = await readKept(o.checkpointDir, o.notes(inFile), findings);
  const seen = o.seen.newest();
  const outside = seen === undefined || kept.some(({ size, root }) => size === seen.size && root === seen.root) ? kept : [...kept, seen];
  say(`checkpoints outside the database: ${kept.length}`);
  const { table, waiting } = await inSnapshot(o.pool, async (snapshot) => {
    const rows = await readTable(snapshot, outside, o.notes(inTable), findings, toleranceMs);
    say(`checkpoints in the database: ${rows.length}`);
    const tell = progressOf(findings, "leaves", say);
    const newestAt = await lookAtLog({ snapshot, signed: [...rows, ...outside], dated: [...rows, ...kept], findings, toleranceMs, pace: async () => { tell(); await o.pace(); } });
    findings.add(clockAgainst([newestAt, rows.at(-1)?.at], o.now()));
    say(`leaves of the log against their rows: ${findings.lookedAt["leaves"] ?? 0}`);
    await lookAtConsents(snapshot, findings, o, say);
    await lookAtRepresentations(snapshot, findings, o);
    await ask(snapshot, findings);
    return { table: rows, waiting: await entriesWithoutLeaf(snapshot) };
  });
  o.seen.saw([...table, ...kept]);
  for (const { size } of await findNotKept(table, o.checkpointDir, o)) findings.add([finding("CHECKPOINT_NOT_KEPT", `checkpoint of size ${size}`, "it is in log_checkpoint")]);
  await lookAtWaiting(waiting, findings, o);
  return {
    ok: findings.findings.length === 0 && findings.notLookedAt.length === 0, startedAt: startedAt.toISOString(), tookMs: Math.round(performance.now() - began),
    lookedAt: findings.lookedAt, counts: findings.counts, findings: findings.findings, notLookedAt: findings.notLookedAt,
  };
}

/** A clock that was set back is found before anything is written by it. */
function clockAgainst(newest: readonly (string | undefined)[], now: Date): Finding[] {
  const latest = newest.filter((at) => at !== undefined && at !== "").toSorted().at(-1);
  return latest === undefined || now.getTime() >= Date.parse(latest) - toleranceMs ? [] : [finding("CLOCK_SET_BACK", "the service's clock", `it says ${now.toISOString()}, and something was written at ${latest}`)];
}

async function lookAtConsents(snapshot: Snapshot, findings: Findings, o: AuditOptions, say: (line: string) => void): Promise<void> {
  const receipts = receiptChecker();
  const tell = progressOf(findings, "consents", say);
  let since = 0;
  for await (const file of consentFiles(snapshot)) {
    findings.looked("consents");
    findings.looked("epochs", file.epochs.length);
    findings.looked("receipts", file.receipts.length);
    findings.looked("events", file.events.length);
    findings.add(findingsOfConsent(file));
    findings.add(readable("RECEIPT_EDITED", `receipts of consent ${file.consentId}`, () => receipts.findings(file)));
    if (++since % 200 === 0) {
      tell();
      await o.pace();
    }
  }
  await receipts.strangers(o.keysOf, await pinnedKeys(o.checkpointDir), findings);
  say(`consents against their histories, epochs, receipts and events: ${findings.lookedAt["consents"] ?? 0}`);
}

async function lookAtRepresentations(snapshot: Snapshot, findings: Findings, o: AuditOptions): Promise<void> {
  for await (const page of representationFiles(snapshot)) {
    findings.looked("representations", page.length);
    for (const file of page) findings.add(readable("REPRESENTATION_EDITED", `representation ${file.id}`, () => findingsOfRepresentation(file)));
    await o.pace();
  }
}

/** What the database itself can answer about all of its rows. */
async function ask(snapshot: Snapshot, findings: Findings): Promise<void> {
  const codes = { "consent-epoch": "CONSENT_EPOCH_NOT_LOGGED", disclosure: "DISCLOSURE_NOT_LOGGED", receipt: "RECEIPT_NOT_LOGGED", tombstone: "TOMBSTONE_WRONG" } as const;
  for (const kind of Object.keys(codes) as (keyof typeof codes)[]) {
    findings.add((await rowsWithoutEntry[kind](snapshot)).map(({ ref }) => finding(codes[kind], kind === "consent-epoch" ? `consent ${ref.replace("/", ", epoch ")}` : `${kind} ${ref}`, "no entry of the log names it")));
  }
  for (const { disclosureId, consentId, epoch, position } of await uncoveredDisclosures(snapshot)) {
    findings.add([finding("DISCLOSURE_UNCOVERED", `disclosure ${disclosureId}`, `it names consent ${consentId}, epoch ${epoch}, and stands at position ${position}`)]);
  }
  for (const { what, whatBefore, position, positionBefore, at, atBefore } of await placesAmiss(snapshot, toleranceMs)) {
    if (position !== positionBefore + 1) findings.add([finding("POSITION_MISSING", `before ${what}`, `it stands at position ${position}, ${whatBefore === null ? "the first there" : `behind ${whatBefore} at ${positionBefore}`}`)]);
    if (atBefore !== null && Number(at) < Number(atBefore) - toleranceMs) findings.add([finding("CLOCK_SET_BACK", what, `dated ${said(at)}, and ${whatBefore} before it ${said(atBefore)}`)]);
  }
  for (const { position, last, what } of await headsAmiss(snapshot)) findings.add([finding("HEAD_WRONG", what === null ? "a head without anything" : `the head of ${what}`, `it is at ${position}, the last position taken is ${last}`)]);
  for (const { what, version, at, atBefore } of await historyBackwards(snapshot, toleranceMs)) {
    findings.add([finding("CLOCK_SET_BACK", `${what}, version ${version}`, `dated ${said(at)}, and the version before it ${said(atBefore)}`)]);
  }
}

/** Where the database says `infinity` the driver gives a number. */
const said = (at: Date): string => (at instanceof Date ? at.toISOString() : "without end");

/** What waited to be put into the log when we looked, and still does after `patienceMs`. */
async function lookAtWaiting(waiting: readonly { id: string; kind: string; ref: string }[], findings: Findings, o: AuditOptions): Promise<void> {
  if (waiting.length === 0) return;
  const ids = new Set(waiting.map(({ id }) => id));
  for (let waited = 0; ; waited += 500) {
    const still = (await inSnapshot(o.pool, entriesWithoutLeaf)).filter(({ id }) => ids.has(id));
    if (still.length === 0) return;
    if (waited >= o.patienceMs) return findings.add([finding("LOG_NOT_GROWING", `entry ${still[0]?.id}`, `${still.length}${still.length === 1000 ? " or more" : ""} entries have waited for ${o.patienceMs / 1000} s or longer`)]);
    await o.wait(500);
  }
}

const tellEach = 100_000;
/** A line for each hundred thousand rows. */
function progressOf(findings: Findings, what: string, say: (line: string) => void): () => void {
  let told = 0;
  return () => {
    const rows = findings.lookedAt[what] ?? 0;
    if (rows < told + tellEach) return;
    told = rows;
    say(`… ${rows} ${what} so far`);
  };
}
