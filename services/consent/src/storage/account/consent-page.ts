import type { Queryable } from "@haandslag/service-kit";
import type { Consent } from "../../domain/consent/state.ts";

/** A citizen's consents, newest first, by keyset on the id; one more than asked for tells whether there is a next page. */
export async function consentPage(db: Queryable, o: { readonly subjectId: string; readonly before: string | undefined; readonly limit: number }): Promise<{ consents: Consent[]; next: string | null }> {
  const { rows } = await db.query<{ state: Consent }>({
    name: "account-consents",
    text: "SELECT state FROM consent WHERE subject_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3",
    values: [o.subjectId, o.before ?? null, o.limit + 1],
  });
  const consents = rows.slice(0, o.limit).map(({ state }) => state);
  return { consents, next: rows.length > o.limit ? (consents.at(-1)?.consentId ?? null) : null };
}

/** All of a citizen's consents. */
export async function consentsOfCitizen(db: Queryable, subjectId: string): Promise<Consent[]> {
  const { rows } = await db.query<{ state: Consent }>({ name: "account-all-consents", text: "SELECT state FROM consent WHERE subject_id = $1 ORDER BY id DESC", values: [subjectId] });
  return rows.map(({ state }) => state);
}
