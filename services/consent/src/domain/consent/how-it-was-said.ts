import { type Refusal, refuse } from "@haandslag/contracts";
import { danishMidnight } from "../danish-midnight.ts";
import type { LawRow } from "../law/law-row.ts";
import type { Grant, Renew } from "./commands.ts";
import { daysToAnswer } from "./deadlines.ts";
import type { Assisted, Granted, Requested, Yes } from "./state.ts";

/** As a yes keeps it, and from when the law counts. */
interface Said {
  readonly how: Omit<Extract<Yes, { method: "login" }>, "notice" | "lawRow"> | Omit<Extract<Yes, { assisted: Assisted }>, "notice" | "lawRow">;
  readonly given: Date;
}

/**
 * By login at NSIS substantial or above, the citizen's or that of somebody whom the law's row lets grant for her; or on
 * paper or in person, as a caseworker recorded it (CON-11, CON-15).
 */
export function howItWasSaid(command: Grant | Renew, state: Requested | Granted, row: LawRow): Said | Refusal {
  const { assisted, actedFor, assuranceLevel, grantor, now } = command;
  if (assisted !== undefined) return recorded(assisted, grantor, state, row, now);
  if (assuranceLevel !== "substantial" && assuranceLevel !== "high") return refuse("ASSURANCE_TOO_LOW", { needed: "substantial" });
  // A login that is neither hers nor has a right that holds says nothing for her, whatever let it come this far.
  if (actedFor === undefined && grantor !== state.subjectId) return refuse("REPRESENTATION_NOT_COVERING", { reason: "none", row: row.id, paragraph: row.mayGrant.paragraph });
  if (!row.mayGrant.is.includes(actedFor?.kind ?? "citizen")) return refuse("REPRESENTATION_NOT_COVERING", { reason: "kind", row: row.id, paragraph: row.mayGrant.paragraph });
  return { how: { method: "login", assuranceLevel, grantor, ...(actedFor === undefined ? {} : { actedFor }) }, given: now };
}

function recorded(assisted: Assisted, grantor: string, state: Requested | Granted, row: LawRow, now: Date): Said | Refusal {
  const noon = new Date(`${assisted.answeredOn}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return refuse("INPUT_INVALID", { field: "answeredOn" });
  const given = danishMidnight(noon);
  if (given.getTime() < firstDayFor(state).getTime() || given.getTime() > now.getTime()) return refuse("INPUT_INVALID", { field: "answeredOn" });
  if (row.form.is === "written" && assisted.method !== "paper" && !assisted.writingWaived) {
    return refuse("CONSENT_FORM_MISSING", { field: "writingWaived", row: row.id, paragraph: row.form.paragraph });
  }
  return { how: { method: assisted.method, assisted, grantor }, given };
}

/** Nobody answers before being asked: the day of the question, of a renewal that of the yes. */
const firstDayFor = (state: Requested | Granted): Date =>
  state.status === "requested" ? danishMidnight(new Date(state.answerBy), -daysToAnswer) : danishMidnight(new Date(state.given.validFrom));
