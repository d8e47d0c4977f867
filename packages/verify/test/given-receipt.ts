import { checkpointOf, committed, inclusionProof, leafHash, type LogKey, logKey, rootOf } from "./small-log.ts";

export const record = {
  at: "2026-03-02T09:00:00.000Z", categories: ["situation", "wishes"], consentId: "0198a000-0000-7000-8000-000000000001", epoch: 2, position: 7, type: "disclosure", version: 1,
  withheld: [],
};
/** As the server writes one. */
export interface Receipt {
  format: string; record: Record<string, unknown>; salt: string; leafIndex: number; inclusionProof: string; checkpoint: string;
}

const size = 11;
const leafIndex = 6;

/** A log of eleven entries, the seventh of which somebody has a receipt for; and how it grows. */
export function givenLog({ key = logKey(), of = record }: { key?: LogKey; of?: Record<string, unknown> } = {}) {
  const { salt, commitment } = committed(of);
  const grown = Array.from({ length: size + 9 }, (_none, n) => leafHash(n === leafIndex ? commitment : Buffer.from([n])));
  const at = (n: number) => checkpointOf(n, rootOf(grown.slice(0, n)), key);
  const receipt: Receipt = { format: "haandslag-proof/2", record: of, salt: salt.toString("base64url"), leafIndex, inclusionProof: Buffer.concat(inclusionProof(leafIndex, grown.slice(0, size))).toString("base64url"), checkpoint: at(size) };
  return { key, receipt, leaves: grown, size, checkpointAt: at };
}
