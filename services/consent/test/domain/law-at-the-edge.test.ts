import { expect, it } from "vitest";
import { lawInForce } from "../../src/domain/law/find-law.ts";
import { lawTable } from "../../src/domain/law/law-table.ts";

it("CON-10 in the very moment in which a row of the law table ends it has ended, and the refusal says on which day", () => {
  expect(lawInForce("authority.referral.15-17.serviceloven", new Date("2023-12-31T23:00:00.000Z"))).toEqual({ refused: "LAW_ROW_NOT_IN_FORCE", detail: { row: "authority.referral.15-17.serviceloven", endedOn: "2024-01-01" } });
});

it("CON-10 of the rows for one sender, purpose and age no two begin on the same day", () => {
  const places = lawTable.map((row) => JSON.stringify([row.ages, row.says === "refused" ? "any" : [row.sender, row.purpose], row.from]));
  expect(places.length).toBeGreaterThan(10);
  expect(new Set(places).size).toBe(places.length);
});
