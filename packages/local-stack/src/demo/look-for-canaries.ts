import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import type { Canary } from "../canaries/spellings.ts";
import { type Finding, searchDatabase } from "../canaries/search-databases.ts";
import { searchFiles } from "../canaries/search-files.ts";
import { databaseNames } from "../stack/databases.ts";
import { canariesOf } from "./planted.ts";
import { query } from "./query.ts";
import type { Story } from "./story.ts";

/** Where personal content may lie encrypted (design § 2), and nowhere else. */
const placesForBytes = ["referral: sealed_content", "outcomes: sealed_content", "referral_keys: data_key", "outcomes_keys: data_key"];

/** The provider's own accounts are in its code; its keys, the mailbox and ready.json are excepted by the issue. */
const excepted = (finding: Finding): boolean => /^(mailbox\/|ready\.json$|login-keys\.json$)/.test(finding.where);

/** CON-26: what identifies a citizen or a relative, and what they wrote, lies nowhere in plain text; and the search itself can find a leak. */
export async function lookForCanaries(story: Story): Promise<void> {
  const canaries = canariesOf(story);
  const findings = await search(story, canaries);
  story.promises.note("CON-26", `No CPR number, name, contact detail or free text in plain text in any event, log line, address or column (${canaries.length} planted texts, each in every spelling)`, findings.length === 0, findings.length === 0 ? "none found" : describe(findings));

  const bytes = await columnsOfBytes(story);
  const elsewhere = bytes.filter((place) => !placesForBytes.includes(place));
  story.promises.note("CON-26", "Encrypted content lies only in the vaults and key stores", elsewhere.length === 0, `tables with bytes: ${bytes.join("; ")}`);

  const planted = canaries[0] as Canary;
  await query(story.stack, "outcomes", "UPDATE course_history SET correlation_id = $1 WHERE (aggregate_id, version) = (SELECT aggregate_id, version FROM course_history LIMIT 1)", [Buffer.from(`x${planted.text}`).toString("base64")]);
  await appendFile(join(story.stack.settings.folder, "logs", "consent.log"), `{"msg":"${encodeURIComponent(planted.text)}"}\n`);
  const found = await search(story, [planted]);
  const isFound = found.some(({ where }) => where.startsWith("outcomes: course_history")) && found.some(({ where }) => where.endsWith("consent.log"));
  story.promises.note("CON-26", "A leak that is planted on purpose is found", isFound, describe(found));
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

const describe = (findings: readonly Finding[]): string => [...new Set(findings.map(({ where, what }) => `${what} in ${where}`))].slice(0, 8).join("; ");
