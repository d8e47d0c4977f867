import type { ConsentStatus, Purpose } from "@haandslag/contracts";
import type { ReferralEvent, Sender } from "../referral/index.ts";

/**
 * One line of what a sender may see of a referral's history: when, what, in codes, and who. Of the sender's own staff the
 * unit and what colleagues call them; of everybody else the role alone.
 */
export interface TimelineEntry {
  readonly at: string;
  readonly what: ReferralEvent["type"];
  readonly by: string | null;
  readonly unitId: string | null;
  readonly name: string | null;
  /** Whom it was handed over to. */
  readonly to?: string | null;
  /** Why it was declined, withdrawn or stopped. */
  readonly reason?: string;
  readonly purpose?: Purpose;
  readonly consentStatus?: ConsentStatus;
  readonly feedback?: "started" | "ended" | "outcome";
}

interface Happened { readonly data: ReferralEvent; readonly at: Date; readonly actor: unknown }
interface Doer { readonly role?: string; readonly userId?: string; readonly unitId?: string }

/**
 * The sender's view (REF-12): of the course only what feedback told, at the time it was told. An authority is party to
 * the consents to referral and to feedback, and not to measurement.
 */
export const timelineFor = (sender: Sender, history: readonly Happened[], colleagues: ReadonlyMap<string, string>): TimelineEntry[] =>
  history.flatMap(({ data, at, actor }): TimelineEntry[] => {
    const { role = null, userId = "", unitId = null } = (actor ?? {}) as Doer;
    const isStaff = role === "caseworker" || role === "team-leader";
    const entry = { at: at.toISOString(), what: data.type, by: role, unitId: isStaff ? unitId : null, name: isStaff ? (colleagues.get(userId) ?? null) : null };
    switch (data.type) {
      case "consent-noted": {
        const { purpose, status } = data.consent;
        return sender.kind === "authority" && purpose === "measurement" ? [] : [{ ...entry, purpose, consentStatus: status }];
      }
      case "handed-over": return [{ ...entry, to: colleagues.get(data.to) ?? null }];
      case "declined":
      case "withdrawn": return [{ ...entry, reason: data.reason }];
      case "stopped": return [{ ...entry, reason: data.because }];
      case "sender-told": return [{ ...entry, feedback: data.category }];
      case "course-started":
      case "course-ended":
      case "outcome-recorded": return sender.kind === "citizen" ? [entry] : [];
      // When the citizen is told of peers, a start or a check-in says what the course is doing.
      case "notice-due":
      case "contact-code-made": return [];
      default: return [entry];
    }
  });
