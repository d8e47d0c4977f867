import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type ImportError, type ImportReport, readMessage } from "@haandslag/referral/import-message";
import { demoAccounts } from "../demo-data/people.ts";
import type { LoginAccount } from "../login/index.ts";

/** A number of the official test series that no account of the demo data has: for a message without one. */
const spareCprNumber = "1502779995";

export interface DemoMessage {
  readonly text: string;
  readonly report: Extract<ImportReport, { ok: true }>;
  /** The citizen's own account; where the message has no CPR number it gets one, and the caseworker adds it. */
  readonly account: LoginAccount & { readonly cprNumber: string };
  readonly lacksCprNumber: boolean;
}

export const ownMessageFile = fileURLToPath(import.meta.resolve("@haandslag/referral/examples/ffb-order.json"));

/** Looks into a message before a stack is started for it: who must be able to sign in, and whether it can be imported at all. */
export async function readDemoMessage(file: string): Promise<DemoMessage | { readonly errors: readonly ImportError[] }> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => { throw new Error(`${file} cannot be read. Name a file with a FHIR message: npm run demo -- --file MESSAGE.json`, { cause }); });
  const report = await readMessage(text, { now: new Date(), maxBytes: 1_000_000 });
  if (!report.ok) return { errors: report.errors };
  const found = report.drafts[0]?.identity.cprNumber;
  const cprNumber = found ?? spareCprNumber;
  const known = demoAccounts.find((account) => account.cprNumber === cprNumber);
  return {
    text, report, lacksCprNumber: found === undefined,
    account: { ...(known ?? { name: "Beskedens Borger", role: "citizen", unit: "MitID" }), cprNumber, assuranceLevel: "substantial" },
  };
}
