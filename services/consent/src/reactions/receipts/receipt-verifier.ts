import { type ErrorCode, type Holder, ReceiptClaims, receiptIssuer, receiptType } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import { calculateJwkThumbprint, compactVerify, createRemoteJWKSet, errors, exportJWK, type JWK } from "jose";
import type { ReceiptKeys } from "../../storage/receipt-keys.ts";

export interface VerifiedReceipt {
  readonly claims: ReceiptClaims;
  readonly jws: string;
  /** The key that it was verified with (RFC 7517): kept beside it, since the holder's key set moves on. */
  readonly publicJwk: JWK;
}

/**
 * @throws DomainError RECEIPT_REFUSED where it is no receipt of this holder; REFERRAL_UNAVAILABLE and its like where the
 * holder's keys cannot be had, which says nothing about the receipt
 */
export type VerifyReceipt = (holder: Holder, jws: string) => Promise<VerifiedReceipt>;

/** Keys are kept so long, and asked for again at most this often for a key that nobody knows: a flood of forgeries stays here. */
const cacheMs = 10 * 60_000;
const cooldownMs = 5_000;
const timeoutMs = 5_000;

const unavailable = { referral: "REFERRAL_UNAVAILABLE", "peer-assignment": "PEER_ASSIGNMENT_UNAVAILABLE", outcomes: "OUTCOMES_UNAVAILABLE" } as const satisfies Record<Holder, ErrorCode>;

/**
 * Verifies a holder's receipts by its own JWK Set, `/.well-known/jwks.json` at its base address: EdDSA alone, `typ` ours,
 * `kid` the thumbprint of the very key (RFC 7638), issuer the holder. Whether such a receipt is awaited is the account's question.
 * @param addresses of each holder; a path is not looked at
 * @param keys where each key that a holder has shown is pinned, for the audit of later years
 */
export function receiptVerifier(addresses: Readonly<Record<Holder, string>>, keys: ReceiptKeys): VerifyReceipt {
  const keySet = (holder: Holder) =>
    createRemoteJWKSet(new URL("/.well-known/jwks.json", addresses[holder]), { timeoutDuration: timeoutMs, cacheMaxAge: cacheMs, cooldownDuration: cooldownMs });
  const keySets = { referral: keySet("referral"), "peer-assignment": keySet("peer-assignment"), outcomes: keySet("outcomes") };

  return async (holder, jws) => {
    const { payload, protectedHeader, key } = await compactVerify(jws, async (header, token) => {
      try {
        return await keySets[holder](header, token);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
        throw new DomainError(unavailable[holder], { cause: error });
      }
    }, { algorithms: ["EdDSA"] }).catch((error: unknown) => {
      throw error instanceof DomainError ? error : refused("the signature is not the holder's", error);
    });
    const publicJwk = await exportJWK(key);
    if (protectedHeader.typ !== receiptType) throw refused("it is no receipt by its header");
    const thumbprint = await calculateJwkThumbprint(publicJwk);
    if (protectedHeader.kid !== thumbprint) throw refused("its key is not the one that it names");
    const read = ReceiptClaims.safeParse(jsonOf(payload));
    if (!read.success) throw refused("it does not say what a receipt says", read.error);
    if (read.data.holder !== holder || read.data.iss !== receiptIssuer(holder)) throw refused("it is another holder's");
    await keys.pin(holder, thumbprint);
    return { claims: read.data, jws, publicJwk };
  };
}

const refused = (why: string, cause?: unknown) => new DomainError("RECEIPT_REFUSED", { detail: { why }, cause });

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
