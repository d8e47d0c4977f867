import type { ConsentStatus, Purpose } from "@haandslag/contracts";
import type { ReferralEvent, Sender } from "../referral/index.ts";

/** One line of what a sender may see of a referral's history. Codes and dates; who did it by role alone. */
export interface TimelineEntry {
  readonly at: string;
  readonly what: ReferralEvent["type"];
  readonly by: string | null;
  readonly purpose?: Purpose;
  readonly consentStatus?: ConsentStatus;
  readonly feedback?: "started" | "ended" | "outcome";
}

interface Happened { readonly data: ReferralEvent; readonly at: Date; readonly by: string | null }

/**
 * The sender's view (REF-12): of the course only what feedback told, at the time it was told. An authority is party to
 * the consents to referral and to feedback, and not to measurement.
 */
export const timelineFor = (sender: Sender, history: readonly Happened[]): TimelineEntry[] =>
  history.flatMap(({ data, at, by }): TimelineEntry[] => {
    const entry = { at: at.toISOString(), what: data.type, by };
    switch (data.type) {
      case "consent-noted": {
        const { purpose, status } = data.consent;
        return sender.kind === "authority" && purpose === "measurement" ? [] : [{ ...entry, purpose, consentStatus: status }];
      }
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
