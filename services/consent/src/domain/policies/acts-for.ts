import { localDateOf } from "@haandslag/denmark";
import type { Grantor } from "../consent/commands.ts";
import type { ActedFor, AssuranceLevel, Question } from "../consent/state.ts";
import type { EndedBy, Representation } from "../representation/state.ts";
import { isOfAuthority, isOwn, type Who } from "./may-know.ts";

/**
 * By what right this login acts for the citizen of a consent now: recorded for this referral, within its purposes and
 * its days, and a right in personal matters (CON-15). Outside of that the consent does not exist for it (CON-29).
 * Whether the law lets it say yes as well is the law table's question (`mayGrant`).
 * @param known what is recorded for this login, in any order: the first that holds counts
 */
export function actsFor(who: Who, consent: Pick<Question, "referralId" | "subjectId" | "purpose">, known: readonly Representation[], now: Date): ActedFor | undefined {
  if (who.role !== "citizen" || who.subjectId === undefined) return undefined;
  const today = localDateOf(now);
  const found = known.find((one) =>
    one.status === "recorded" && one.representativeSubjectId === who.subjectId && one.referralId === consent.referralId && one.subjectId === consent.subjectId &&
    one.purposes.includes(consent.purpose) && one.from <= today && (one.to === null || today < one.to) && isPersonal(one));
  return found === undefined ? undefined : { representationId: found.representationId, kind: found.kind };
}

/** Who answers: the citizen herself, or somebody who acts for her. */
export const mayAnswer = (who: Who, consent: Question, known: readonly Representation[], now: Date): boolean => isOwn(who, consent) || actsFor(who, consent, known, now) !== undefined;

/** Whose yes it is, and by what right where it is not the citizen's own. */
export function grantorOf(who: Who & { readonly assuranceLevel?: AssuranceLevel }, consent: Question | undefined, known: readonly Representation[], now: Date): Grantor {
  const actedFor = consent === undefined || isOwn(who, consent) ? undefined : actsFor(who, consent, known, now);
  return { grantor: who.subjectId ?? "", assuranceLevel: who.assuranceLevel, ...(actedFor === undefined ? {} : { actedFor }) };
}

/** Guardianship in financial matters alone does not do. */
const isPersonal = ({ kind }: Representation): boolean => kind !== "guardian-financial";

/** Who may end a representation, and as whom; for anybody else it does not exist. A ward ends a mandate that she gave, and no guardianship. */
export function endsAs(who: Who, { subjectId, representativeSubjectId, kind, recordedBy }: Representation, now: Date): EndedBy | undefined {
  if (who.role === "caseworker") return isOfAuthority(who, recordedBy.authorityId, now) && who.unitId === recordedBy.unitId ? "staff" : undefined;
  if (who.role !== "citizen") return undefined;
  if (who.subjectId === representativeSubjectId) return "representative";
  return who.subjectId === subjectId && kind === "mandate" ? "ward" : undefined;
}

/** Who sees that somebody acts for the citizen: the citizen, whoever acts, and the unit that recorded it. */
export const seesRepresentation = (who: Who, one: Representation, now: Date): boolean =>
  endsAs(who, one, now) !== undefined || (who.role === "citizen" && who.subjectId === one.subjectId);
