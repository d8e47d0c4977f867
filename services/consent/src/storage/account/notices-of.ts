import type { Queryable } from "@haandslag/service-kit";
import type { StoredNotice } from "../consent-lists.ts";

/** Every text that a citizen could be shown of these consents, one a language. */
export async function noticesOf(db: Queryable, consentIds: readonly string[]): Promise<(StoredNotice & { readonly consentId: string })[]> {
  const { rows } = await db.query<StoredNotice & { readonly consentId: string }>({
    name: "account-notices",
    text: `SELECT consent_id AS "consentId", notice_id AS "noticeId", version, language, hash, text FROM consent_notice WHERE consent_id = ANY($1) ORDER BY consent_id, language`,
    values: [[...consentIds]],
  });
  return rows;
}
