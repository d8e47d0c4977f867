import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { type Holder, ReceiptClaims, receiptIssuer, receiptType } from "@haandslag/contracts";
import { calculateJwkThumbprint, exportJWK, type JWK, SignJWT } from "jose";
import { z } from "zod";

/** The setting of a service that gives receipts: an Ed25519 private key, PKCS 8 in DER (RFC 8410 § 7), base64. */
export const receiptSigningKey = z.string().regex(/^MC4CAQAwBQYDK2VwBCIEI[A-Za-z0-9+/]{43}$/, "must be an Ed25519 private key: base64 of PKCS 8 in DER");

export interface ReceiptSigner {
  readonly holder: Holder;
  /** A JWS in compact serialisation (RFC 7515 § 7.1) over exactly these claims. @throws ZodError where they are none of a receipt */
  sign(claims: Omit<ReceiptClaims, "iss" | "holder">): Promise<string>;
  /** The public keys as a JWK Set (RFC 7517 § 5), for whoever verifies. */
  readonly keys: { readonly keys: readonly JWK[] };
}

/** Signs a holder's receipts (CON-24): EdDSA over Ed25519 (RFC 8037), the key's id its thumbprint (RFC 7638). */
export async function receiptSigner(o: { readonly holder: Holder; readonly key: string }): Promise<ReceiptSigner> {
  const key: KeyObject = createPrivateKey({ key: Buffer.from(o.key, "base64"), format: "der", type: "pkcs8" });
  const jwk = await exportJWK(createPublicKey(key));
  const kid = await calculateJwkThumbprint(jwk);
  return {
    holder: o.holder,
    keys: { keys: [{ ...jwk, kid, alg: "EdDSA", use: "sig" }] },
    sign: (claims) => {
      const payload = ReceiptClaims.parse({ ...claims, iss: receiptIssuer(o.holder), holder: o.holder });
      return new SignJWT({ ...payload }).setProtectedHeader({ alg: "EdDSA", kid, typ: receiptType }).sign(key);
    },
  };
}
