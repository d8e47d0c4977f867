import { createSecretKey } from "node:crypto";
import { fileURLToPath } from "node:url";
import { asking } from "@haandslag/clients";
import { referralClient } from "@haandslag/clients/referral";
import { DomainError, openService, receiptsGivenRetention, receiptSigner, type RunningService, serveReceiptKeys, type ServiceDeps } from "@haandslag/service-kit";
import { serviceTokenSource } from "@haandslag/service-kit/auth";
import { loadKeyRing, openVault, pairwisePseudonym } from "@haandslag/vault";
import { router } from "./api/router.ts";
import type { Config } from "./config.ts";
import { peerAssignmentFeatures } from "./features/index.ts";
import type { ReferralPort } from "./ports/referral-port.ts";
import { reactionsOf } from "./reactions/index.ts";
import { onDeadline } from "./reactions/on-deadline.ts";
import { assignments as assignmentsIn } from "./storage/assignments.ts";
import { callMes } from "./storage/call-mes.ts";
import { heldUnder } from "./storage/held.ts";
import { openKeyStorePool } from "./storage/key-store-pool.ts";
import { assignmentLists } from "./storage/lists.ts";
import { peers as peersIn } from "./storage/peers.ts";
import { removeCallsMade } from "./storage/remove-calls-made.ts";
import { removeEndedAssignments } from "./storage/remove-ended-assignments.ts";

/** The peer-assignment service: peers, matching, proposals, assignments, sessions. */
export function buildApp(config: Config, deps: ServiceDeps): { start(): Promise<RunningService> } {
  return {
    start: () => openService({
      name: "peer-assignment", unavailable: "PEER_ASSIGNMENT_UNAVAILABLE", config, deps,
      migrationsDir: fileURLToPath(new URL("../prisma/migrations", import.meta.url)),
      async parts({ pool, runner }) {
        const { ids } = deps;
        const signer = await receiptSigner({ holder: "peer-assignment", key: config.RECEIPT_SIGNING_KEY });
        const keyRing = await loadKeyRing({ nodeEnv: config.NODE_ENV, variable: "KEY_ENCRYPTION_KEYS", value: config.KEY_ENCRYPTION_KEYS, file: config.KEY_ENCRYPTION_KEY_FILE });
        const keys = await openKeyStorePool({ url: config.KEYS_DATABASE_URL, migrationUrl: config.KEYS_MIGRATION_DATABASE_URL, log: deps.log });
        const vault = openVault({ keys, keyEncryptionKeys: keyRing, ids, clock: deps.clock });
        await vault.checkKeyRing().catch(async (error: unknown) => { await keys.end(); throw error; });
        const held = heldUnder(vault);
        const referral = referralPort(config);
        const assignments = assignmentsIn(ids);
        const peers = peersIn(ids);
        const pairwiseKey = createSecretKey(config.PAIRWISE_KEY, "base64");
        return {
          router,
          features: peerAssignmentFeatures({
            runner, ids, peers, assignments, callMes: callMes(ids), lists: assignmentLists(pool), held, referral,
            pseudonymOf: (organisationId, subjectId) => pairwisePseudonym(pairwiseKey, organisationId, subjectId),
          }),
          consumers: [{ group: "assignment", from: ["referral", "consent"], reactions: reactionsOf({ assignments, peers, held, referral, runner, ids, signer }) }],
          deadlines: [onDeadline(assignments, held)],
          routes: serveReceiptKeys(signer),
          retention: [removeEndedAssignments, removeCallsMade, receiptsGivenRetention],
          checks: { "key store": async () => { await keys.query("SELECT 1"); return "answers"; } },
          close: () => keys.end(),
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
    findPseudonym: (of) => asking("REFERRAL_UNAVAILABLE", () => referral.tellPseudonym.mutate(of))
      .catch((error: unknown) => (error instanceof DomainError && error.code === "NOT_FOUND" ? undefined : Promise.reject(error))),
    openProfile: (input) => asking("REFERRAL_UNAVAILABLE", () => referral.openProfile.mutate(input)),
    openContactForPeer: (input) => asking("REFERRAL_UNAVAILABLE", () => referral.openContactForPeer.mutate(input)),
  };
}
