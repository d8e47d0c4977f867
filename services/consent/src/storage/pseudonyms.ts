import type { Party } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";

/** What one organisation knows a citizen by (CON-27). */
export type PseudonymOf = (organisationId: string, subjectId: string) => string;

/** Keeps what the organisations among these parties will call this citizen, so that they can be asked by it. */
export async function keepPseudonyms(tx: Queryable, pseudonymOf: PseudonymOf, subjectId: string, parties: readonly Party[]): Promise<void> {
  const organisations = [...new Set(parties.flatMap((party) => (party.kind === "organisation" ? [party.id] : [])))].toSorted();
  await tx.query({
    name: "keep-pseudonyms",
    text: `INSERT INTO organisation_pseudonym (organisation_id, pseudonym, subject_id) SELECT organisation, pseudonym, $3 FROM unnest($1::text[], $2::text[]) AS p(organisation, pseudonym)
           ON CONFLICT (organisation_id, pseudonym) DO NOTHING`,
    values: [organisations, organisations.map((organisation) => pseudonymOf(organisation, subjectId)), subjectId],
  });
}

/** The citizen whom this organisation knows by this pseudonym. */
export async function findPseudonym(db: Queryable, organisationId: string, pseudonym: string): Promise<string | undefined> {
  const { rows } = await db.query<{ subjectId: string }>({
    name: "find-pseudonym",
    text: `SELECT subject_id AS "subjectId" FROM organisation_pseudonym WHERE organisation_id = $1 AND pseudonym = $2`,
    values: [organisationId, pseudonym],
  });
  return rows[0]?.subjectId;
}
