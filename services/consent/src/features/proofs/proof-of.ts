import type { consentCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { refOf } from "../../domain/log/log-record.ts";
import { isOwn } from "../../domain/policies/may-know.ts";
import { findProof, type LogProof } from "../../storage/log/find-proof.ts";
import { type CitizensRecord, findRecord } from "../../storage/log/find-record.ts";
import type { ConsentDeps } from "../ports.ts";

/** What `haandslag-verify` reads: a record of the citizen's, and that it is in the log. */
export interface ProofDocument extends LogProof {
  readonly format: "haandslag-proof/2";
  /** A record of `domain/log`, all of its fields. */
  readonly record: { readonly type: CitizensRecord["type"]; readonly version: number; readonly [field: string]: unknown };
}

/**
 * The citizen's receipt for one epoch, disclosure or receipt of her own: the record with its salt, and its place in a
 * signed tree. The record is built from the row as it is now; where somebody changed that, the proof does not verify,
 * as it should.
 * @throws DomainError NOT_FOUND, PROOF_NOT_YET (within a second of the commit: ask again)
 */
export const proofOf = ({ runner: { pool } }: ConsentDeps) => async (input: consentCommands.RecordOfLog, who: Actor): Promise<ProofDocument> => {
  const record = await findRecord(pool, input);
  if (record === undefined || !isOwn(who, record)) throw new DomainError("NOT_FOUND");
  const proof = await findProof(pool, refOf(record));
  if (proof === "unknown") throw new DomainError("NOT_FOUND");
  if (proof === "waiting") throw new DomainError("PROOF_NOT_YET");
  return { format: "haandslag-proof/2", record: { ...record }, ...proof };
};
