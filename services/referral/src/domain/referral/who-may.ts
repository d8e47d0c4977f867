import type { ReferralCommandType } from "./commands.ts";

/** Who may take a transition (REF-01): a role, another service's event, or the clock. */
export type Taker = "caseworker" | "team-leader" | "citizen" | "coordinator" | "peer-assignment" | "consent" | "outcomes" | "clock";

/** A test holds the procedures' roles to this table. */
export const takersOf = {
  draftReferral: ["caseworker", "citizen"],
  editDraft: ["caseworker", "citizen"],
  requestConsent: ["caseworker", "citizen"],
  sendOffer: ["caseworker", "citizen"],
  withdrawReferral: ["caseworker", "citizen"],
  settleReferral: ["caseworker"],
  handOverCase: ["caseworker", "team-leader"],
  openOffer: ["coordinator"],
  acceptOffer: ["coordinator"],
  declineOffer: ["coordinator"],
  openCase: ["coordinator"],
  openProfile: ["peer-assignment"],
  openContactForPeer: ["peer-assignment"],
  closeReferral: ["coordinator"],
  noteConsent: ["consent"],
  noteConsentReminder: ["consent"],
  notePeersOffered: ["peer-assignment"],
  noteCourseStarted: ["peer-assignment"],
  noteCourseEnded: ["peer-assignment"],
  noteCheckInDue: ["outcomes"],
  noteOutcome: ["outcomes"],
  noteSenderTold: ["consent"],
  meetDeadline: ["clock"],
} as const satisfies Record<ReferralCommandType, readonly Taker[]>;
