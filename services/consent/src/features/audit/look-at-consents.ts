import { isDeepStrictEqual } from "node:util";
import type { ShownNotice } from "@haandslag/contracts";
import type { ConsentAnnouncement } from "../../domain/consent/announce.ts";
import { announceDisclosed } from "../../domain/consent/announce-disclosed.ts";
import { type Finding, type FindingCode, finding } from "../../domain/audit/finding.ts";
import { type ReplayedEpoch, replayAccount, replayConsent } from "../../domain/audit/replay.ts";
import type { ConsentFile } from "../../storage/audit/consent-files.ts";
import { noticeHash } from "../../storage/notice-hash.ts";
import { saidHash } from "../../storage/said-hash.ts";

/** A consent, its epochs, its account, its notices and its events: is each what the history gives? */
export function findingsOfConsent(file: ConsentFile): Finding[] {
  const about = `consent ${file.consentId}`;
  const replayed = replayConsent(file.history.map(({ data }) => data));
  const account = replayAccount(file.accountHistory.map(({ data }) => data));
  const disclosed = file.told.map(({ disclosure_id: id, ...row }) => announceDisclosed({ ...row, id }));
  return [
    ...readable("CONSENT_EDITED", about, () => (isOfNobody(file) ? [] : rowAgainstHistory({ about, row: file.consent, history: file.history, replayed, codes: { edited: "CONSENT_EDITED", missing: "CONSENT_MISSING" } }))),
    ...readable("CONSENT_EPOCH_EDITED", about, () => (replayed === undefined ? [] : epochsAgainstHistory(file, replayed.epochs))),
    ...readable("CONSENT_EDITED", about, () => (replayed === undefined ? [] : saidAgainstHash(file, replayed.said))),
    ...readable("RECEIPT_ACCOUNT_EDITED", `receipts of consent ${file.consentId}`, () => accountOf(file, account, replayed?.due ?? [])),
    ...readable("EVENT_EDITED", about, () => (replayed === undefined || account === undefined ? [] : eventsAgainst(file, [...replayed.announcements, ...account.announcements, ...disclosed]))),
    ...readable("NOTICE_EDITED", about, () => noticesOf(file, replayed?.state?.notices ?? [])),
  ];
}

/** What was edited can be anything, and then one row that nothing can read must not keep the audit from all the others. */
export function readable(code: FindingCode, about: string, look: () => Finding[]): Finding[] {
  try {
    return look();
  } catch {
    return [finding(code, about, "it cannot be read")];
  }
}

/** An event alone names this consent: then nothing is missing, and the event is unexplained. */
const isOfNobody = ({ consentId: _consentId, events: _events, ...tables }: ConsentFile): boolean => Object.values(tables).every((rows) => rows.length === 0);

type Rows = ConsentFile["consent"];
interface RowAndHistory {
  readonly about: string;
  readonly row: Rows;
  readonly history: readonly { readonly version: number }[];
  readonly replayed: { readonly state: unknown } | undefined;
  readonly codes: { readonly edited: "CONSENT_EDITED" | "RECEIPT_ACCOUNT_EDITED"; readonly missing: "CONSENT_MISSING" | "RECEIPT_ACCOUNT_MISSING" };
}

function rowAgainstHistory({ about, row: [row], history, replayed, codes }: RowAndHistory): Finding[] {
  if (row === undefined) return [finding(codes.missing, about, `${history.length} rows of its history are there`)];
  const gap = history.findIndex(({ version }, n) => version !== n + 1);
  const broken = codes.edited === "CONSENT_EDITED" ? "CONSENT_HISTORY_BROKEN" : codes.edited;
  if (gap !== -1) return [finding(broken, about, `version ${gap + 1} of its history is missing`)];
  if (history.length !== row.version) return [finding(broken, about, `its version is ${row.version}, its history has ${history.length}`)];
  if (replayed === undefined) return [finding(broken, about, "what its history says cannot have happened")];
  return same(replayed.state, row.state) ? [] : [finding(codes.edited, about, `differs from its history in ${namesOf(replayed.state, row.state)}`)];
}

function epochsAgainstHistory({ consentId, epochs }: ConsentFile, expected: readonly ReplayedEpoch[]): Finding[] {
  const wanted = new Map(expected.map((epoch) => [epoch.epoch, epoch]));
  const findings: Finding[] = [];
  for (const row of epochs) {
    const about = `consent ${consentId}, epoch ${row.epoch}`;
    const epoch = wanted.get(row.epoch);
    wanted.delete(row.epoch);
    if (epoch === undefined) {
      findings.push(finding("CONSENT_EPOCH_UNEXPLAINED", about, `status ${row.status}`));
      continue;
    }
    const { format: _format, ...said } = epoch;
    const columns = Object.entries(said).map(([name, value]) => [name, value, columnOf(row, name)] as const).filter(([, , column]) => column !== undefined);
    const facts = Object.fromEntries(columns.map(([name, value]) => [name, value]));
    const found = Object.fromEntries(columns.map(([name, , column]) => [name, column]));
    if (!same(facts, found)) findings.push(finding("CONSENT_EPOCH_EDITED", about, `differs from the consent's history in ${namesOf(facts, found)}`));
  }
  for (const { epoch, status } of wanted.values()) findings.push(finding("CONSENT_EPOCH_MISSING", `consent ${consentId}, epoch ${epoch}`, `the consent's history says that it is there, with status ${status}`));
  return findings;
}

/** What the history says was said, against what was hashed when it was: who edits row and history alike has the log against him. */
function saidAgainstHash({ consentId, epochs }: ConsentFile, said: NonNullable<ReturnType<typeof replayConsent>>["said"]): Finding[] {
  const hashes = new Map(epochs.map((row) => [row.epoch, row.said_hash]));
  return said.flatMap(({ epoch, said: what }) => {
    const hashed = hashes.get(epoch);
    // A row of before there was a hash; that it is one, the log says.
    if (hashed == null) return [];
    const now = saidHash(what);
    return now === hashed ? [] : [finding("CONSENT_EDITED", `consent ${consentId}, epoch ${epoch}`, `what was said was hashed as ${hashed.slice(0, 16)}… and now gives ${now.slice(0, 16)}…`)];
  });
}

/** A fact's column has its name: `validFrom` is `valid_from`. */
const columnOf = (row: object, name: string): unknown => (row as Record<string, unknown>)[name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];

function accountOf(file: ConsentFile, replayed: ReturnType<typeof replayAccount>, due: readonly number[]): Finding[] {
  const { consentId, account, accountHistory, receipts } = file;
  const about = `receipts of consent ${consentId}`;
  // What the account counted, by what a receipt of it must be: its own id, or for what a person said the epoch.
  const counted = new Map(accountHistory.flatMap(({ data }): [string, string][] => {
    if (data.type === "received") return [[`${data.receiptId} ${data.epoch} ${data.holder}`, `receipt ${data.receiptId}`]];
    return data.type === "own-notes-confirmed" ? [[`${data.epoch} own-notes`, `confirmation for consent ${consentId}, epoch ${data.epoch}`]] : [];
  }));
  const findings: Finding[] = account.length === 0 && accountHistory.length === 0 ? [] : rowAgainstHistory({ about, row: account, history: accountHistory, replayed, codes: { edited: "RECEIPT_ACCOUNT_EDITED", missing: "RECEIPT_ACCOUNT_MISSING" } });
  const opened = new Set(accountHistory.flatMap(({ data }) => (data.type === "awaited" ? [data.epoch] : [])));
  for (const epoch of due) if (!opened.has(epoch)) findings.push(finding("RECEIPT_ACCOUNT_MISSING", about, `for epoch ${epoch}`));
  for (const { receipt_id, epoch, holder } of receipts) {
    if (!counted.delete(holder === "own-notes" ? `${epoch} own-notes` : `${receipt_id} ${epoch} ${holder}`)) findings.push(finding("RECEIPT_UNEXPLAINED", `receipt ${receipt_id}`, `consent ${consentId}, epoch ${epoch}, holder ${holder}`));
  }
  for (const missing of counted.values()) findings.push(finding("RECEIPT_MISSING", missing, `consent ${consentId}: its account counts it`));
  return findings;
}

/** The outbox has what the histories and the ledger announce and nothing else: of whatever type, on whatever topic. */
function eventsAgainst({ consentId, events }: ConsentFile, expected: readonly ConsentAnnouncement[]): Finding[] {
  const waiting = [...expected];
  const findings: Finding[] = [];
  const strange = events.filter(({ type, topic, key, data }) => {
    const found = waiting.findIndex((one) => one.eventType.type === type && one.eventType.topic === topic && one.key === key && same(one.data, data));
    if (found !== -1) waiting.splice(found, 1);
    return found === -1;
  });
  for (const { event_id, type } of strange) {
    // One that should be there and one of its type that says something else: the same event, edited.
    const meant = waiting.findIndex(({ eventType }) => eventType.type === type);
    if (meant !== -1) waiting.splice(meant, 1);
    findings.push(finding(meant === -1 ? "EVENT_UNEXPLAINED" : "EVENT_EDITED", `event ${event_id}`, consentId === "" ? "it names no consent" : `of consent ${consentId}`));
  }
  for (const { eventType: { type }, data } of waiting) findings.push(finding("EVENT_MISSING", `consent ${consentId}`, `${type}${typeof data["epoch"] === "number" ? ` of epoch ${data["epoch"]}` : ""}`));
  return findings;
}

/** Each text against its hash, and against the hash that the question names: who changes a text can hash it anew. */
function noticesOf({ consentId, notices }: ConsentFile, asked: readonly ShownNotice[]): Finding[] {
  const edited = (language: string, detail: string) => finding("NOTICE_EDITED", `consent ${consentId}, language ${language}`, detail);
  const wrong = notices.flatMap(({ language, hash, text }) => {
    const now = hashOf(text);
    const named = asked.find((one) => one.language === language)?.hash ?? hash;
    return now === hash && named === hash ? [] : [edited(language, `it was hashed as ${named.slice(0, 16)}… and now gives ${now.slice(0, 16)}…`)];
  });
  const gone = asked.filter((one) => notices.every(({ language }) => language !== one.language));
  return [...wrong, ...gone.map(({ language, hash }) => edited(language, `the text that was hashed as ${hash.slice(0, 16)}… is gone`))];
}

/** A text that was edited can be anything. */
function hashOf(text: unknown): string {
  try {
    return noticeHash(text);
  } catch {
    return "nothing";
  }
}

/** As JSON says it: a member that is undefined is not there. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));

/** Which members differ: their names, never what they hold. */
function namesOf(a: unknown, b: unknown): string {
  const [one, other] = [plain(a), plain(b)] as [Record<string, unknown>, Record<string, unknown>];
  const names = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])].filter((name) => /^\w{1,40}$/.test(name));
  return names.filter((name) => !isDeepStrictEqual(one?.[name], other?.[name])).slice(0, 8).join(", ") || "its form";
}
