import { createSecretKey } from "node:crypto";
import { fileURLToPath } from "node:url";
import { asking } from "@haandslag/clients";
import { referralClient } from "@haandslag/clients/referral";
import { openService, type RunningService, type ServiceDeps } from "@haandslag/service-kit";
import { serviceTokenSource } from "@haandslag/service-kit/auth";
import { pairwisePseudonym } from "@haandslag/vault";
import { router } from "./api/router.ts";
import type { Config } from "./config.ts";
import { peerAssignmentFeatures } from "./features/index.ts";
import type { ReferralPort } from "./ports/referral-port.ts";
import { reactionsOf } from "./reactions/index.ts";
import { onDeadline } from "./reactions/on-deadline.ts";
import { assignments as assignmentsIn } from "./storage/assignments.ts";
import { assignmentLists } from "./storage/lists.ts";
import { peers as peersIn } from "./storage/peers.ts";

/** The peer-assignment service: peers, matching, proposals, assignments, sessions. */
export function buildApp(config: Config, deps: ServiceDeps): { start(): Promise<RunningService> } {
  return {
    start: () => openService({
      name: "peer-assignment", unavailable: "PEER_ASSIGNMENT_UNAVAILABLE", config, deps,
      migrationsDir: fileURLToPath(new URL("../prisma/migrations", import.meta.url)),
      parts({ pool, runner }) {
        const { ids } = deps;
        const assignments = assignmentsIn(ids);
        const peers = peersIn(ids);
        const pairwiseKey = createSecretKey(config.PAIRWISE_KEY, "base64");
        return {
          router,
          features: peerAssignmentFeatures({
            runner, ids, peers, assignments, lists: assignmentLists(pool), referral: referralPort(config),
            pseudonymOf: (organisationId, subjectId) => pairwisePseudonym(pairwiseKey, organisationId, subjectId),
          }),
          consumers: [{ group: "assignment", from: ["referral", "consent"], reactions: reactionsOf({ assignments, peers, runner, ids }) }],
          deadlines: [onDeadline(assignments)],
        };
      },
    }),
  };
}

function referralPort(config: Config): ReferralPort {
  const token = serviceTokenSource({ issuer: config.OIDC_ISSUER, clientId: config.OIDC_CLIENT_ID, clientSecret: config.OIDC_CLIENT_SECRET, audience: config.OIDC_AUDIENCE });
  // The referral service asks the consent service in turn, which has two seconds.
  const referral = referralClient({ url: config.REFERRAL_URL, token, timeoutMs: 5000 });
  return {
    openProfile: (input) => asking("REFERRAL_UNAVAILABLE", () => referral.openProfile.mutate(input)),
    openContactForPeer: (input) => asking("REFERRAL_UNAVAILABLE", () => referral.openContactForPeer.mutate(input)),
  };
}
