import type { consentCommands } from "@haandslag/contracts";
import type { Person } from "./person.ts";
import { until } from "./until.ts";

type Kind = consentCommands.RecordOfLog["kind"];

/** What the citizen can be given a proof of, oldest first; one kind of it. */
export async function provable<K extends Kind>(citizen: Person, kind: K): Promise<Extract<consentCommands.RecordOfLog, { kind: K }>[]> {
  const found: consentCommands.RecordOfLog[] = [];
  let cursor: string | undefined;
  do {
    const page = await citizen.consent.myProofs.query(cursor === undefined ? {} : { cursor });
    found.push(...page.records.map(({ record }) => record));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found.filter((record): record is Extract<consentCommands.RecordOfLog, { kind: K }> => record.kind === kind).reverse();
}

/** The proof document, as the citizen downloads it; waits for the checkpoint that covers it. */
export const proofFor = (citizen: Person, record: consentCommands.RecordOfLog) => until("a checkpoint covers the record", () =>
  citizen.consent.proofOf.query(record).catch((error: { data?: { code?: string } }) => {
    if (error.data?.code === "PROOF_NOT_YET") return undefined;
    throw error;
  }));
