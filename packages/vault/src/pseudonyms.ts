import type { KeyObject } from "node:crypto";
import { hmac } from "./hmac.ts";

/**
 * What a citizen is known by inside the referral and consent services: `s_` and 43 characters, always the same for the
 * same CPR number under the same key.
 *
 * There are so few CPR numbers that a plain hash is undone by trying them all: all secrecy is in the key.
 *
 * @param cprNumber ten digits, no hyphen
 * @throws TypeError when it is anything else; the text does not hold the value
 */
export function subjectIdFor(key: KeyObject, cprNumber: string): string {
  if (!/^\d{10}$/.test(cprNumber)) throw new TypeError("subjectIdFor takes a CPR number of ten digits without a hyphen");
  return `s_${hmac(key, ["haandslag subject v1", cprNumber])}`;
}

/**
 * What one recipient knows a citizen by: `p_` and 43 characters (CON-27). Two recipients cannot put theirs together
 * without the key. A pairwise identifier as in OpenID Connect Core 1.0 § 8.1 (recipient in place of sector) and
 * NIST SP 800-53 IA-4(8), by HMAC in place of a salted hash.
 */
export function pairwisePseudonym(key: KeyObject, recipientId: string, subjectId: string): string {
  return `p_${hmac(key, ["haandslag pairwise pseudonym v1", recipientId, subjectId])}`;
}
