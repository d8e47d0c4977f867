import { type ConsentClient, consentClient } from "@haandslag/clients/consent";
import { type OutcomesClient, outcomesClient } from "@haandslag/clients/outcomes";
import { type PeerAssignmentClient, peerAssignmentClient } from "@haandslag/clients/peer-assignment";
import { type ReferralClient, referralClient } from "@haandslag/clients/referral";
import { accessTokenFor } from "../login/index.ts";
import type { Ready } from "../ready-file.ts";

/** Somebody at a screen: signed in once, with every service at hand. What they may is the services' to say. */
export interface Person {
  readonly referral: ReferralClient;
  readonly consent: ConsentClient;
  readonly peers: PeerAssignmentClient;
  readonly outcomes: OutcomesClient;
}

/** Signs in by the login provider's front door, as the sign-in page does. */
export async function signIn(ready: Ready, user: string): Promise<Person> {
  const accessToken = await accessTokenFor({ issuer: ready.issuer, user });
  const to = (base: string) => ({ url: `${base}/trpc`, token: async () => accessToken, timeoutMs: 10_000 });
  return {
    referral: referralClient(to(ready.services.referral)),
    consent: consentClient(to(ready.services.consent)),
    peers: peerAssignmentClient(to(ready.services["peer-assignment"])),
    outcomes: outcomesClient(to(ready.services.outcomes)),
  };
}
