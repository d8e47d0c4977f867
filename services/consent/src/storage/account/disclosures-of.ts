import type { Queryable } from "@haandslag/service-kit";

/** A row of the ledger, with the unit of the authority that refers; null where the citizen referred herself. */
export interface AccountDisclosure {
  readonly disclosureId: string;
  readonly referralId: string;
  readonly kind: string;
  readonly purpose: string;
  readonly discloser: string;
  readonly recipient: string;
  readonly recipientUser: string;
  readonly senderUnitId: string | null;
  readonly categories: readonly string[];
  readonly withheld: readonly string[];
  readonly consentId: string;
  readonly epoch: number;
  readonly position: string;
  readonly at: Date;
}

/** What was disclosed of one citizen, newest first, by keyset on the id; one more than asked for tells whether there is a next page. */
export async function disclosuresOf(db: Queryable, o: { readonly subjectId: string; readonly before: string | undefined; readonly limit: number }): Promise<{ rows: AccountDisclosure[]; next: string | null }> {
  const { rows } = await db.query<AccountDisclosure>({
    name: "account-disclosures",
    text: `SELECT d.id AS "disclosureId", d.referral_id AS "referralId", d.kind, d.purpose, d.discloser, d.recipient, d.recipient_user AS "recipientUser",
             c.state->>'senderUnitId' AS "senderUnitId", d.categories, d.withheld, d.consent_id AS "consentId", d.epoch, d.position, d.at
           FROM disclosure d LEFT JOIN consent c ON c.id = d.consent_id
           WHERE d.subject_id = $1 AND ($2::uuid IS NULL OR d.id < $2) ORDER BY d.id DESC LIMIT $3`,
    values: [o.subjectId, o.before ?? null, o.limit + 1],
  });
  const page = rows.slice(0, o.limit);
  return { rows: page, next: rows.length > o.limit ? (page.at(-1)?.disclosureId ?? null) : null };
}
