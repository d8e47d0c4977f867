import { consentCommands, Id, Instant } from "@haandslag/contracts";
import { z } from "zod";

const hash = z.base64();

/** A record's own fields are its version's; whoever verifies hashes them all. */
export const ProofDocument = z.object({
  format: z.literal("haandslag-proof/1"),
  record: z.looseObject({ type: z.string(), version: z.int() }),
  salt: hash,
  leafIndex: z.int().min(0),
  inclusionProof: z.array(hash).readonly(),
  checkpoint: z.string(),
});

export const ProvableRecords = z.object({
  records: z.array(z.object({ record: consentCommands.RecordOfLog, at: Instant, leafIndex: z.int().min(0).nullable() })),
  nextCursor: z.string().nullable(),
});

/** Without record and salt: nothing of what the leaf is about. */
export const InclusionDocument = ProofDocument.omit({ format: true, record: true, salt: true }).extend({ format: z.literal("haandslag-inclusion/1"), disclosureId: Id, commitment: hash });

export const LogState = z.object({ newest: z.object({ size: z.int().min(0), at: Instant, checkpoint: z.string() }).nullable(), verifierKey: z.string().nullable() });
