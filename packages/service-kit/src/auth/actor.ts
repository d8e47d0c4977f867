/** Who may act. A person with two roles chooses one at login; the two are never joined. */
export const roles = ["caseworker", "team-leader", "coordinator", "peer", "citizen", "auditor", "service"] as const;
export type Role = (typeof roles)[number];

/** NSIS, the national standard for the assurance of identities: Lav, Betydelig, Høj. */
export type AssuranceLevel = "low" | "substantial" | "high";

/** Who a verified access token speaks for. Which of the optional fields are there follows from the role. */
export interface Actor {
  /** The token's `sub`: an opaque id of one login, never a name. For a service its client id. */
  readonly userId: string;
  readonly role: Role;
  /** The authority of a caseworker or team leader, the organisation of a coordinator or peer. */
  readonly tenantId?: string;
  readonly unitId?: string;
  /** A citizen's HMAC of the CPR number (design § 2). */
  readonly subjectId?: string;
  readonly peerId?: string;
  readonly assuranceLevel?: AssuranceLevel;
  /** Which service calls: `referral`, `consent`, … */
  readonly service?: string;
}
