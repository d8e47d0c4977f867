import type { ConsentClient } from "@haandslag/clients/consent";
import type { OutcomesClient } from "@haandslag/clients/outcomes";
import type { PeerAssignmentClient } from "@haandslag/clients/peer-assignment";
import type { ReferralClient } from "@haandslag/clients/referral";
import { createTRPCClient, httpLink } from "@trpc/client";
import { isUnattended, noteAct } from "./acts.ts";
import { currentCsrfToken } from "./session.ts";

export interface Clients {
  readonly referral: ReferralClient;
  readonly consent: ConsentClient;
  readonly peers: PeerAssignmentClient;
  readonly outcomes: OutcomesClient;
}

/** The services' own procedures, asked through the portal's server, which adds the token that the browser never sees. */
export const clients: Clients = {
  referral: clientOf<ReferralClient>("referral"),
  consent: clientOf<ConsentClient>("consent"),
  peers: clientOf<PeerAssignmentClient>("peer-assignment"),
  outcomes: clientOf<OutcomesClient>("outcomes"),
};

function clientOf<Client>(service: string): Client {
  const link = httpLink({
    url: `/api/${service}/trpc`,
    // Inputs never stand in an address (CON-26): queries are posted too.
    methodOverride: "POST",
    headers: () => ({ "x-csrf-token": currentCsrfToken(), ...(isUnattended() ? { "x-unattended": "1" } : {}) }),
    fetch: async (address, init) => {
      noteAct();
      return await fetch(address, { ...(init as RequestInit), credentials: "same-origin" });
    },
  });
  return createTRPCClient({ links: [link] }) as unknown as Client;
}
