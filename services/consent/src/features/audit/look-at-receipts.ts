import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { type Holder, ReceiptClaims, receiptIssuer, receiptType } from "@haandslag/contracts";
import type { Findings } from "../../domain/audit/audit-report.ts";
import { type Finding, finding } from "../../domain/audit/finding.ts";
import type { ConsentFile, ReceiptRow } from "../../storage/audit/consent-files.ts";

/** The thumbprints (RFC 7638) of the keys that a holder's service shows as its own now; undefined where it does not answer. */
export type KeysOfHolder = (holder: Holder) => Promise<ReadonlySet<string> | undefined>;

interface SeenKey {
  readonly holder: Holder;
  readonly thumbprint: string;
  receipts: number;
  readonly receiptId: string;
}

/** Verifies each receipt by the key that is stored with it, and remembers which keys there were: a forger stores his own. */
export function receiptChecker() {
  const keys = new Map<string, SeenKey>();
  return {
    findings: ({ receipts, accountHistory }: Pick<ConsentFile, "receipts" | "accountHistory">): Finding[] => receipts.flatMap((row) => {
      if (row.holder === "own-notes") return [];
      const about = `receipt ${row.receipt_id}`;
      const read = verified(row);
      if (typeof read === "string") return [finding("RECEIPT_FORGED", about, `${read} (consent ${row.id}, epoch ${row.epoch}, holder ${row.holder})`)];
      remember(keys, { holder: read.claims.holder, thumbprint: read.thumbprint }, row.receipt_id);
      const taken = accountHistory.flatMap(({ data }) => (data.type === "received" && data.receiptId === row.receipt_id ? [data.answer] : []))[0];
      const { stopped, erased, kept } = read.claims;
      const differs = taken !== undefined && JSON.stringify([taken.stopped, taken.erased, taken.kept.map(({ what, paragraph }) => [what, paragraph])]) !== JSON.stringify([stopped, erased, kept.map(({ what, paragraph }) => [what, paragraph])]);
      return differs ? [finding("RECEIPT_ACCOUNT_EDITED", `receipts of consent ${row.id}`, `it says of ${about} what its holder did not sign`)] : [];
    }),

    /**
     * Keys that their holder neither shows as its own now nor showed when a receipt by them was taken in: whoever forges
     * one signs with a key of his own, be it the first receipt of that holder.
     * @param pinned as `pinnedKeys` gives them, from outside the database
     */
    async strangers(keysOf: KeysOfHolder, pinned: ReadonlyMap<string, ReadonlySet<string>>, findings: Findings): Promise<void> {
      for (const [holder, seen] of Map.groupBy(keys.values(), (key) => key.holder)) {
        const strange = seen.filter(({ thumbprint }) => !(pinned.get(holder)?.has(thumbprint) ?? false));
        if (strange.length === 0) continue;
        const own = await keysOf(holder);
        if (own === undefined) {
          findings.notLooked(`The ${holder} service does not answer, so whether keys of its receipts that were never pinned are its own was not looked at.`);
          continue;
        }
        for (const { thumbprint, receipts, receiptId } of strange.filter((key) => !own.has(key.thumbprint))) {
          findings.add([finding("RECEIPT_KEY_UNKNOWN", `receipt ${receiptId}`, `${receipts} receipts of ${holder} are signed by the key ${thumbprint}`)]);
        }
      }
    },
  };
}

function remember(keys: Map<string, SeenKey>, { holder, thumbprint }: { holder: Holder; thumbprint: string }, receiptId: string): void {
  const name = `${holder} ${thumbprint}`;
  const seen = keys.get(name);
  if (seen === undefined) keys.set(name, { holder, thumbprint, receipts: 1, receiptId });
  else seen.receipts++;
}

/** By the key in the row (RFC 7515 § 5.2, EdDSA alone); a text says what is wrong. */
function verified(row: ReceiptRow): { claims: ReceiptClaims; thumbprint: string } | string {
  const [header = "", payload = "", signature = "", ...more] = (row.jws ?? "").split(".");
  const said = jsonOf(header) as { alg?: unknown; typ?: unknown; kid?: unknown } | undefined;
  const key = keyOf(row.public_jwk);
  if (key === undefined) return "its stored key is no Ed25519 key";
  if (more.length > 0 || said?.alg !== "EdDSA" || said.typ !== receiptType) return "it is no receipt by its header";
  if (said.kid !== key.thumbprint) return "it names another key than the one stored with it";
  if (!verify(null, Buffer.from(`${header}.${payload}`), key.publicKey, Buffer.from(signature, "base64url"))) return "its signature is not by the key stored with it";
  const claims = ReceiptClaims.safeParse(jsonOf(payload)).data;
  if (claims === undefined) return "it does not say what a receipt says";
  const { jti, consentId, epoch, holder, referralId, recipient, iss } = claims;
  const isRow = jti === row.receipt_id && consentId === row.id && epoch === row.epoch && holder === row.holder && referralId === row.referral_id && recipient === row.recipient && iss === receiptIssuer(holder);
  return isRow ? { claims, thumbprint: key.thumbprint } : "it was signed for something else than its row says";
}

function keyOf(jwk: unknown): { publicKey: KeyObject; thumbprint: string } | undefined {
  const { kty, crv, x } = (jwk ?? {}) as Record<string, unknown>;
  if (kty !== "OKP" || crv !== "Ed25519" || typeof x !== "string") return undefined;
  try {
    return { publicKey: createPublicKey({ key: { kty, crv, x }, format: "jwk" }), thumbprint: createHash("sha256").update(JSON.stringify({ crv, kty, x })).digest("base64url") };
  } catch {
    return undefined;
  }
}

function jsonOf(base64url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64url, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
