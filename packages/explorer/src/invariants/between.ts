import type { Line } from "../world/line.ts";
import type { Finding } from "../world/making.ts";

const hasEnded = (status: string): boolean => status !== "requested" && status !== "granted";

/** What no step may do: bring back what has ended, or go back to an older epoch. */
export function findingsBetween(before: Line, after: Line): readonly Finding[] {
  const findings: Finding[] = [];
  for (const old of before.consents) {
    const now = after.consents.find(({ consentId }) => consentId === old.consentId);
    if (hasEnded(old.status) && (now?.status !== old.status || now.epoch !== old.epoch)) findings.push({ rule: "CON-14", text: `a consent that was ${old.status} is ${now?.status ?? "gone"} now` });
    if (now === undefined || now.epoch < old.epoch || now.epoch > old.epoch + 1) findings.push({ rule: "CON-12", text: `a consent goes from epoch ${old.epoch} to ${now?.epoch ?? "none"}` });
  }
  for (const old of before.epochs) {
    const now = after.epochs.find(({ consentId }) => consentId === old.consentId);
    if (now === undefined || now.epoch < old.epoch || now.position < old.position) findings.push({ rule: "CON-12", text: "an epoch's row is gone, or was written over" });
  }
  if (before.referral.consents !== after.referral.consents) {
    for (const old of before.referral.consents) {
      const now = after.referral.consents.find(({ consentId }) => consentId === old.consentId);
      if (now === undefined || now.epoch < old.epoch) findings.push({ rule: "CON-22", text: `an older epoch of a consent (${now?.epoch ?? "none"}) overwrites a newer one (${old.epoch}) in the referral` });
      else if (hasEnded(old.status) && now.status !== old.status) findings.push({ rule: "CON-14", text: `to the referral a consent that was ${old.status} is ${now.status} again` });
    }
  }
  if (before.assignment?.status === "ended" && after.assignment?.status !== "ended") findings.push({ rule: "CON-14", text: "an assignment that had ended goes on" });
  if (before.assignment?.status === "ended" && before.held === null && after.held !== null) findings.push({ rule: "CON-22", text: "what was erased is held again by the organisation's side" });
  if (before.course !== undefined && before.course !== after.course) {
    const ended = before.course.consents.filter(({ status }) => status === "ended").map(({ consentId }) => consentId);
    if (after.course?.consents.some((consent) => consent.status === "given" && ended.includes(consent.consentId)) === true) findings.push({ rule: "CON-14", text: "a consent to measurement that had ended measures again" });
    if (before.course.subject === "forgotten" && (after.course?.subject !== "forgotten" || after.isSubjectKept)) findings.push({ rule: "CON-22", text: "a citizen who was forgotten is known again" });
  }
  return findings;
}
