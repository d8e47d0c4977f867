import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import type { Canary } from "../canaries/spellings.ts";
import { type Finding, searchDatabase } from "../canaries/search-databases.ts";
import { searchFiles } from "../canaries/search-files.ts";
import { type DatabaseName, databaseNames } from "../stack/databases.ts";
import { goalWords } from "./act-2-measured-and-closed.ts";
import { selfReferrer } from "./act-3-withdrawn.ts";
import { relative } from "./act-4-protected.ts";
import { canariesOf } from "./planted.ts";
import { query } from "./query.ts";
import type { Story } from "./story.ts";

/** Where personal content may lie encrypted (design § 2), and nowhere else. */
const placesForBytes = ["referral: sealed_content", "peer_assignment: sealed_content", "outcomes: sealed_content", "referral_keys: data_key", "peer_assignment_keys: data_key", "outcomes_keys: data_key"];

/** Hashes, salts and signed notes of the transparency log: bytes, and nobody's content. */
const placesForHashes = ["log_entry", "log_leaf", "log_tile", "log_checkpoint"].map((table) => `consent: ${table}`);

/** Sealed under a key of which the person's own browser holds a half (infra/decisions/0018). */
const placesForSessions = ["portal: login_session"];

/** The provider's own accounts are in its code; its keys, the mailbox and ready.json are excepted by the issue. */
const excepted = (finding: Finding): boolean => /^(mailbox\/|ready\.json$|login-keys\.json$)/.test(finding.where);

/** CON-26: what identifies a citizen or a relative, and what they wrote, lies nowhere in plain text; and the search itself can find a leak. */
export async function lookForCanaries(story: Story): Promise<void> {
  const canaries = canariesOf(story);
  const findings = await search(story, canaries);
  story.promises.note("CON-26", `No CPR number, name, contact detail or free text in plain text in any event, log line, address or column (${canaries.length} planted texts, each in every spelling)`, findings.length === 0, findings.length === 0 ? "none found" : describe(findings));

  const bytes = await columnsOfBytes(story);
  const elsewhere = bytes.filter((place) => !placesForBytes.includes(place) && !placesForHashes.includes(place) && !placesForSessions.includes(place));
  story.promises.note("CON-26", "Encrypted content lies only in the vaults and key stores, and in sessions that the person's own browser alone can open", elsewhere.length === 0, `tables with bytes: ${bytes.join("; ")}`);

  await plantLeaks(story);
  const found = (await search(story, canaries)).map(({ where, what }) => `${what} in ${where}`);
  const missed = leaks.filter(({ what, where }) => !found.includes(`${what} in ${where}`));
  story.promises.note("CON-26", "A leak that is planted on purpose is found, of each kind", missed.length === 0, missed.length === 0 ? leaks.map(({ what, how }) => `${what} ${how}`).join("; ") : `missed: ${missed.map(({ what, how }) => `${what} ${how}`).join("; ")}`);
}

/** What is planted, where, and how it is written there. */
const leaks = [
  { what: "a CPR number", how: "in base64", where: "outcomes: course_history.correlation_id" },
  { what: "a single name", how: "apart from the others, as JSON", where: "logs/consent.log" },
  { what: "a relative's name", how: "in hex", where: "peer_assignment: outbox.correlation_id" },
  { what: "a goal in own words", how: "URL-encoded", where: "logs/outcomes.log" },
  { what: "a contact detail", how: "as it is", where: "referral: outbox.correlation_id" },
] as const;

async function plantLeaks({ stack }: Story): Promise<void> {
  const first = (database: DatabaseName, table: string, key: string, text: string) =>
    query(stack, database, `UPDATE ${table} SET correlation_id = $1 WHERE ${key} = (SELECT min(${key}::text)::${key === "position" ? "bigint" : "uuid"} FROM ${table})`, [text]);
  const log = (service: string, line: string) => appendFile(join(stack.settings.folder, "logs", `${service}.log`), `${line}\n`);
  await first("outcomes", "course_history", "aggregate_id", Buffer.from(`x${selfReferrer.cprNumber}`).toString("base64"));
  await first("peer_assignment", "outbox", "position", Buffer.from(relative.name).toString("hex"));
  await first("referral", "outbox", "position", selfReferrer.emails[0]);
  await log("consent", JSON.stringify({ opened: [...selfReferrer.givenNames, selfReferrer.familyName] }));
  await log("outcomes", `{"msg":"${encodeURIComponent(goalWords)}"}`);
}

async function search({ stack, requested }: Story, canaries: readonly Canary[]): Promise<Finding[]> {
  const inDatabases = await Promise.all(databaseNames.map((name) => searchDatabase(stack.databases[name].superuserUrl, name, canaries)));
  const inFiles = await searchFiles(stack.settings.folder, canaries);
  return [...inDatabases.flat(), ...inFiles, ...requested.findings(canaries)].filter((finding) => !excepted(finding));
}

async function columnsOfBytes({ stack }: Story): Promise<string[]> {
  const found = await Promise.all(databaseNames.map(async (name) =>
    (await query<{ table: string }>(stack, name, "SELECT DISTINCT table_name AS table FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea'")).map(({ table }) => `${name}: ${table}`)));
  return found.flat();
}

const describe = (findings: readonly Finding[]): string => [...new Set(findings.map(({ where, what, how }) => `${what} in ${where} (${how})`))].slice(0, 8).join("; ");
