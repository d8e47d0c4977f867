import { consentCommands, Instant } from "@haandslag/contracts";
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
