import { CompactJws, consentCommands, Id, Instant } from "@haandslag/contracts";
import { z } from "zod";

/** Bytes as base64url without padding (RFC 4648 § 5). */
const bytes = z.base64url();

/** At most 2 kB in a tree of a million leaves. A record's own fields are its version's; whoever verifies hashes them all. */
export const ProofDocument = z.object({
  format: z.literal("haandslag-proof/2"),
  record: z.looseObject({ type: z.string(), version: z.int() }),
  salt: bytes,
  leafIndex: z.int().min(0),
  inclusionProof: bytes,
  checkpoint: z.string(),
});

/** A holder's receipt as it signed it, with the key that verified it: what the `jwsHash` of a receipt's record is the hash of. */
export const SignedReceipt = z.object({
  format: z.literal("haandslag-signed-receipt/1"),
  jws: CompactJws,
  publicJwk: z.object({ crv: z.string(), kty: z.string(), x: z.string() }),
});

export const ProvableRecords = z.object({
  records: z.array(z.object({ record: consentCommands.RecordOfLog, at: Instant, leafIndex: z.int().min(0).nullable(), isSigned: z.boolean() })),
  nextCursor: z.string().nullable(),
});

/** Without record and salt: nothing of what the leaf is about. */
export const InclusionDocument = ProofDocument.omit({ format: true, record: true, salt: true }).extend({ format: z.literal("haandslag-inclusion/2"), disclosureId: Id, commitment: bytes });

export const LogState = z.object({ newest: z.object({ size: z.int().min(0), at: Instant, checkpoint: z.string() }).nullable(), verifierKey: z.string().nullable() });
