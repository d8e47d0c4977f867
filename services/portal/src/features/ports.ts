import type { Clock, Log } from "@haandslag/service-kit";
import type { VerifyAccessToken } from "@haandslag/service-kit/auth";
import type { LoginSessions } from "../storage/login-sessions.ts";
import type { Seals } from "../storage/seal.ts";
import type { Tokens } from "../domain/login-session.ts";

/** What a login that is under way must find again when the browser comes back. */
export interface LoginUnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
}

export interface SignedIn {
  readonly tokens: Tokens;
  readonly name: string;
  readonly unit: string | null;
}

/** Who signs people in: MitID's broker and the municipal login, or the local provider. */
export interface LoginProvider {
  begin(to: string): Promise<{ address: URL; underWay: LoginUnderWay }>;
  /** @throws where state, nonce, code or the answer's signature is not what it should be */
  complete(query: URLSearchParams, underWay: LoginUnderWay): Promise<SignedIn>;
  /** @throws DomainError SESSION_EXPIRED where it refuses, LOGIN_UNAVAILABLE where it does not answer */
  renew(refreshToken: string): Promise<Tokens>;
  endAddress(loginId: string): Promise<URL>;
}

/** What the features of a login are given. */
export interface LoginDeps {
  readonly sessions: LoginSessions;
  readonly seals: Seals;
  readonly provider: LoginProvider;
  readonly verify: VerifyAccessToken;
  /** Real time, always; a test of expiry turns its own forward. */
  readonly clock: Clock;
  readonly log: Log;
  /** Makes a member of staff known to the colleagues of the unit (decision 0019), under the person's own token. */
  registerStaff(accessToken: string, displayName: string): Promise<void>;
  /** Told when sessions have ended, so that what they listen to ends at once. */
  ended(ids: readonly string[]): void;
}

/** The services behind the portal: their addresses with /trpc, and what to say when one is away. */
export const servicesBehind = {
  referral: "REFERRAL_UNAVAILABLE",
  consent: "CONSENT_UNAVAILABLE",
  "peer-assignment": "PEER_ASSIGNMENT_UNAVAILABLE",
  outcomes: "OUTCOMES_UNAVAILABLE",
} as const;
export type ServiceBehind = keyof typeof servicesBehind;

/** An answer of a service, as it came. */
export interface PassedOn {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}
