import {
  ConsentExpired, ConsentGranted, ConsentLapsed, ConsentNarrowed, ConsentRefused, ConsentReminderDue, ConsentRenewed, ConsentRequested,
  ConsentRevoked, type EventType,
} from "@haandslag/contracts";
import type { ConsentEvent } from "./events.ts";
import type { Consent } from "./state.ts";

/** An event for the others: type, key, data. The same shape as service-kit's Announcement. */
export interface ConsentAnnouncement {
  readonly eventType: EventType;
  readonly key: string;
  readonly data: Record<string, unknown>;
}

/** What the world hears. No subject id, ever: who needs the citizen knows the referral. */
export function announce(event: ConsentEvent, after: Consent): readonly ConsentAnnouncement[] {
  const tell = (eventType: EventType, data: Record<string, unknown>) => [{ eventType, key: after.referralId, data }];
  const { consentId, referralId, epoch, purpose, discloser, recipient } = after;
  const about = { consentId, referralId, epoch, purpose, discloser, recipient, categories: "given" in after ? after.given.categories : after.asked };
  switch (event.type) {
    case "requested":
      return tell(ConsentRequested, { ...about, answerBy: event.answerBy });
    case "reminded":
      return tell(ConsentReminderDue, { consentId, referralId, kind: event.of, answerBy: endOf(after) });
    case "granted":
      return tell(ConsentGranted, { ...about, validFrom: event.validFrom, expiresAt: event.expiresAt });
    case "refused":
      return tell(ConsentRefused, about);
    case "lapsed":
      return tell(ConsentLapsed, about);
    case "renewed":
      return tell(ConsentRenewed, { ...about, expiresAt: event.expiresAt });
    case "narrowed":
      return tell(ConsentNarrowed, about);
    case "revoked":
      return tell(ConsentRevoked, { ...about, by: event.by });
    case "expired":
      return tell(ConsentExpired, { ...about, because: event.because });
  }
}

const endOf = (consent: Consent): string =>
  consent.status === "requested" ? consent.answerBy : "given" in consent ? consent.given.expiresAt : consent.endedAt;
