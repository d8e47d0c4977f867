import type { consentCommands } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { ownSubject } from "../../domain/policies/may-know.ts";
import { findSignedReceipt } from "../../storage/log/find-record.ts";
import type { ConsentDeps } from "../ports.ts";

/**
 * A receipt of the citizen's as its holder signed it, with the key: the proof of the receipt names it by its hash, and
 * `haandslag-verify --receipt` checks the signature.
 * @throws DomainError NOT_FOUND, also of what a person confirmed: nobody signed that
 */
export const signedReceipt = ({ runner: { pool } }: ConsentDeps) => async ({ receiptId }: z.infer<typeof consentCommands.SignedReceipt>, who: Actor) => {
  const found = await findSignedReceipt(pool, { receiptId, subjectId: ownSubject(who) });
  if (found === undefined) throw new DomainError("NOT_FOUND");
  const { jws, publicJwk: { crv, kty, x } } = found;
  return { format: "haandslag-signed-receipt/1" as const, jws, publicJwk: { crv, kty, x } };
};
