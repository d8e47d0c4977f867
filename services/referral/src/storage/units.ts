import type { Unit } from "@haandslag/contracts";
import type { Queryable } from "@haandslag/service-kit";

/** An authority's unit gets a name, or another one. */
export async function nameUnits(tx: Queryable, units: readonly Unit[]): Promise<void> {
  await tx.query(
    `INSERT INTO unit (authority_id, id, name) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (authority_id, id) DO UPDATE SET name = EXCLUDED.name`,
    [units.map(({ authorityId }) => authorityId), units.map(({ unitId }) => unitId), units.map(({ name }) => name)]);
}

/** The named units of these authorities, by name. */
export async function unitsNamed(db: Queryable, authorityIds: readonly string[]): Promise<readonly Unit[]> {
  const { rows } = await db.query<Unit>({
    name: "units-named", values: [[...authorityIds]],
    text: `SELECT authority_id AS "authorityId", id AS "unitId", name FROM unit WHERE authority_id = ANY($1) ORDER BY name COLLATE "da-x-icu", authority_id, id`,
  });
  return rows;
}
