import type { LanguageTag } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";
import type { Notice, RenderedNotice } from "../domain/notice/notice.ts";
import { noticeHash } from "./notice-hash.ts";

/**
 * Keeps a published notice. A version that is there stays as it is.
 * @returns whether what is there now has these very words
 */
export async function keepNotice(db: Queryable, notice: Notice, at: Date): Promise<boolean> {
  const hash = noticeHash(notice);
  const key = [notice.id, notice.version, notice.language];
  await db.query({ text: "INSERT INTO notice (id, version, language, text, hash, published_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING", values: [...key, JSON.stringify(notice), hash, at] });
  const { rows } = await db.query<{ hash: string }>({ text: "SELECT hash FROM notice WHERE id = $1 AND version = $2 AND language = $3", values: key });
  return rows[0]?.hash === hash;
}

/** The newest version of a notice that is there in each of these languages, in every language that it has: a translation of older words is not offered. */
export async function newestNotices(db: Queryable, noticeId: string, languages: readonly LanguageTag[]): Promise<Notice[]> {
  const { rows } = await db.query<{ text: Notice }>({
    name: "newest-notices",
    text: `SELECT text FROM notice WHERE id = $1 AND version =
             (SELECT version FROM notice WHERE id = $1 AND language = ANY($2) GROUP BY version HAVING count(*) = cardinality($2::text[]) ORDER BY version DESC LIMIT 1)
           ORDER BY language`,
    values: [noticeId, [...languages]],
  });
  return rows.map(({ text }) => text);
}

/** A text that a consent is asked with. */
export interface AskedNotice {
  readonly consentId: string;
  readonly language: LanguageTag;
  readonly hash: string;
  readonly text: RenderedNotice;
}

export async function keepAskedNotices(db: Queryable, notices: readonly AskedNotice[]): Promise<void> {
  await db.query({
    name: "keep-asked-notices",
    text: `INSERT INTO consent_notice (consent_id, language, notice_id, version, hash, text)
           SELECT "consentId", language, text->>'noticeId', (text->>'version')::int, hash, text
           FROM jsonb_to_recordset($1::jsonb) AS n("consentId" uuid, language text, hash text, text jsonb)`,
    values: [JSON.stringify(notices)],
  });
}
