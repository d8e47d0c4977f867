import type { AgeBand, LegalBasis, Party, Purpose } from "@haandslag/contracts";
import { type Refusal, refuse } from "@haandslag/contracts";
import { danishMidnight } from "../danish-midnight.ts";
import type { LawRow, RefusingRow, SenderKind } from "./law-row.ts";
import { lawTable } from "./law-table.ts";
import { yearsAfter } from "./years-after.ts";

type Row = LawRow | RefusingRow;

/** What a question is about, as far as the law tells questions apart. */
export interface LawQuestion {
  readonly sender: SenderKind;
  readonly purpose: Purpose;
  readonly ages: AgeBand;
}

/** @param legalBasis the sender's own basis for processing; null where no authority refers */
export function senderKind(discloser: Party, legalBasis: LegalBasis | null): SenderKind {
  if (discloser.kind !== "authority") return discloser.kind;
  return legalBasis === "sundhedsloven" ? "health-professional" : "authority";
}

/**
 * The row under which something can be asked at that moment.
 * @returns the row, or the refusal: CITIZEN_UNDER_15; LAW_ROW_NOT_IN_FORCE, which names the rows that ended or have not
 * begun; LAW_ROW_MISSING where there never was one
 */
export function findLaw({ sender, purpose, ages }: LawQuestion, at: Date, table: readonly Row[] = lawTable): LawRow | Refusal {
  const rows = table.filter((row) => row.ages === ages && (row.says === "refused" || (row.sender === sender && row.purpose === purpose)));
  const inForce = rows.find((row) => lies(at, periodOf(row)));
  if (inForce !== undefined) return inForce.says === "refused" ? refusedBy(inForce) : inForce;
  const [latest] = rows.toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return latest === undefined ? refuse("LAW_ROW_MISSING", { sender, purpose, ages }) : notInForce(latest, at);
}

/** The decision asks for each consent that it reads: when a row begins and ends is worked out once. */
const byId = new Map(lawTable.map((row) => [row.id, { row, ...periodOf(row) }]));

/** The row that a consent was asked under, where it still holds. @returns the refusal otherwise, as `findLaw` does */
export function lawInForce(id: string, at: Date): LawRow | Refusal {
  const known = byId.get(id);
  if (known === undefined) return refuse("LAW_ROW_MISSING", { row: id });
  if (!lies(at, known)) return notInForce(known.row, at);
  return known.row.says === "refused" ? refusedBy(known.row) : known.row;
}

/** Whether that row lets anything be asked and given at that moment (milliseconds since 1970). */
export function isLawInForce(id: string, at: number): boolean {
  const known = byId.get(id);
  return known !== undefined && known.row.says === "may be asked" && at >= known.from && at < known.to;
}

/** The row of that name, in force or not: what a consent rested on. */
export function lawRowNamed(id: string): LawRow | undefined {
  const row = byId.get(id)?.row;
  return row?.says === "may be asked" ? row : undefined;
}

/** The rows that such a question can be asked under, of whatever time. */
export function rowsAsking(purpose: Purpose, isByCitizen: boolean): readonly LawRow[] {
  return lawTable.flatMap((row) => (row.says === "may be asked" && row.purpose === purpose && (row.sender === "citizen") === isByCitizen ? [row] : []));
}

/** Until when a consent that is given at that moment can live at the longest: the law's years, or the day on which the row ends. */
export function longestUntil(row: LawRow, given: Date): Date {
  return new Date(Math.min(yearsAfter(given, row.longestLifeYears.is).getTime(), periodOf(row).to));
}

/** A row's first moment, and the one at which it ends, in Denmark. */
function periodOf({ from, to }: Row): { readonly from: number; readonly to: number } {
  return { from: dayBegins(from), to: to === null ? Number.POSITIVE_INFINITY : dayBegins(to) };
}

const lies = (at: Date, { from, to }: { readonly from: number; readonly to: number }): boolean => at.getTime() >= from && at.getTime() < to;

function dayBegins(day: string): number {
  return danishMidnight(new Date(`${day}T12:00:00Z`)).getTime();
}

const notInForce = (row: Row, at: Date): Refusal =>
  refuse("LAW_ROW_NOT_IN_FORCE", row.to !== null && at.getTime() >= periodOf(row).to ? { row: row.id, endedOn: row.to } : { row: row.id, beginsOn: row.from });

const refusedBy = ({ id, why }: RefusingRow): Refusal => refuse("CITIZEN_UNDER_15", { row: id, paragraph: why.paragraph, origin: why.origin });
