import type { CitizenIdentity, CodedProfile, NoticePreference, Relative } from "@haandslag/contracts";

/**
 * The sender's own record of a referral: everything personal. Sealed in the vault under a key of its own; kept, and
 * blocked, when the consent ends (CON-25). In an imported draft lists may be empty that a form would demand.
 */
export interface ReferralRecord {
  readonly identity: CitizenIdentity;
  readonly relatives: readonly Relative[];
  /** The citizen's own words about what support is wished for. */
  readonly wish: string | null;
  readonly profile: CodedProfile;
  readonly notices: NoticePreference;
}
