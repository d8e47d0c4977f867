import type { consentCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { mayAskOfDisclosure } from "../../domain/policies/may-know.ts";
import { findProof } from "../../storage/log/find-proof.ts";
import { findRecord } from "../../storage/log/find-record.ts";
import { findCommitment } from "../../storage/log/log-state.ts";
import type { ConsentDeps } from "../ports.ts";

/**
 * That a disclosure is in the log, for whoever may not read what it is about: the leaf, its place and the way up to a
 * signed tree, without record and salt. It proves that the entry stands in the tree, and not what the entry says: that
 * is the citizen's proof (proofOf), and the audit's.
 * @throws DomainError NOT_FOUND, PROOF_NOT_YET (within a second of the commit: ask again)
 */
export const proofForAuditor = ({ runner: { pool } }: ConsentDeps) => async ({ disclosureId }: z.infer<typeof consentCommands.ProofForAuditor>, who: Actor) => {
  const record = await findRecord(pool, { kind: "disclosure", disclosureId });
  if (record?.type !== "disclosure" || !mayAskOfDisclosure(who, record)) throw new DomainError("NOT_FOUND");
  const [proof, commitment] = await Promise.all([findProof(pool, disclosureId), findCommitment(pool, disclosureId)]);
  if (proof === "unknown" || commitment === undefined) throw new DomainError("NOT_FOUND");
  if (proof === "waiting") throw new DomainError("PROOF_NOT_YET");
  const { leafIndex, inclusionProof, checkpoint } = proof;
  return { format: "haandslag-inclusion/2" as const, disclosureId, commitment, leafIndex, inclusionProof, checkpoint };
};
