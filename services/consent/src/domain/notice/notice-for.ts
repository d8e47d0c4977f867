import type { Party, Purpose } from "@haandslag/contracts";

/** Which notice asks a question: a citizen who refers herself reads another text than one whom an authority refers. */
export function noticeFor(purpose: Purpose, discloser: Party): string {
  if (purpose !== "referral") return purpose;
  return discloser.kind === "citizen" ? "referral-by-citizen" : "referral-from-authority";
}
