import { createSecretKey } from "node:crypto";
import { fileURLToPath } from "node:url";
import { asService, type CommandRunner, deadlinesOf, openService, type RunningService, type ServiceDeps } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { pairwisePseudonym } from "@haandslag/vault";
import { authzenRoutes } from "./api/authzen/authzen-routes.ts";
import { logRoutes } from "./api/log-routes.ts";
import { router } from "./api/router.ts";
import type { Config } from "./config.ts";
import { auditOf } from "./features/audit/audit-of.ts";
import { startAuditWorker } from "./features/audit/audit-worker.ts";
import { consentFeatures } from "./features/index.ts";
import { publishNotices } from "./features/publish-notices.ts";
import { onReferralClosed } from "./reactions/on-referral-closed.ts";
import { onReferralDeclined } from "./reactions/on-referral-declined.ts";
import { onReferralFound } from "./reactions/on-referral-found.ts";
import { onReferralLookedUp } from "./reactions/on-referral-looked-up.ts";
import { onReferralStopped } from "./reactions/on-referral-stopped.ts";
import { onReferralWithdrawn } from "./reactions/on-referral-withdrawn.ts";
import { onReceiptGiven } from "./reactions/receipts/on-receipt-given.ts";
import { receiptVerifier } from "./reactions/receipts/receipt-verifier.ts";
import { consentDeadlines } from "./storage/consent-deadlines.ts";
import { consentLists } from "./storage/consent-lists.ts";
import { consentsIn } from "./storage/consent-store.ts";
import { removeEndedConsents, removePublishedEvents } from "./storage/remove-ended-consents.ts";
import { removeWhatIsLeft } from "./storage/remove-what-is-left.ts";
import { openLog } from "./storage/log/open-log.ts";
import { noticeDrafts } from "./storage/notice-files.ts";
import { receiptKeysIn } from "./storage/receipt-keys.ts";
import { receiptsInTrouble } from "./storage/receipt-lists.ts";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The consent service: notices, consents, decisions, the disclosure ledger. */
export function buildApp(config: Config, deps: ServiceDeps): { start(): Promise<RunningService> } {
  return {
    start: () => openService({
      name: "consent", unavailable: "CONSENT_UNAVAILABLE", config, deps, migrationsDir: folder("../prisma/migrations"),
      async parts({ pool, runner }) {
        const consents = consentsIn(deps.ids);
        const holders = { referral: config.REFERRAL_URL, "peer-assignment": config.PEER_ASSIGNMENT_URL, outcomes: config.OUTCOMES_URL };
        const verify = receiptVerifier(holders, receiptKeysIn(config.CHECKPOINT_DIR, () => deps.clock.now()));
        await publishNotices({ runner })(await noticeDrafts(folder("../notices")));
        const transparency = await openLog({ pool, clock: deps.clock, log: deps.log, origin: config.LOG_ORIGIN, signingKey: config.LOG_SIGNING_KEY, checkpointDir: config.CHECKPOINT_DIR });
        const auditPool = connectPool(config.DATABASE_URL, { max: 1, applicationName: "consent audit", log: deps.log, statementTimeoutMs: longestAuditStatementMs });
        const audit = startAuditWorker({ log: deps.log, audit: auditOf({ pool: auditPool, verifierKey: transparency.verifierKey, checkpointDir: config.CHECKPOINT_DIR, clock: deps.clock, holders }, { gently: true }) });
        const pairwiseKey = createSecretKey(config.PAIRWISE_KEY, "base64");
        const features = consentFeatures({
          runner: alsoTelling(runner, transparency.wake), ids: deps.ids, consents, lists: consentLists(pool), log: deps.log, audit, verifierKey: transparency.verifierKey,
          pseudonymOf: (organisationId, subjectId) => pairwisePseudonym(pairwiseKey, organisationId, subjectId),
        });
        const serveLog = logRoutes(transparency.served, transparency.verifierKey);
        const serveAuthzen = authzenRoutes({ evaluate: features.evaluateAccess, publicUrl: config.PUBLIC_URL, hostIsOurs: config.NODE_ENV !== "production" });
        return {
          router,
          features,
          consumers: [{
            group: "referral-over", from: ["referral"],
            reactions: [onReferralDeclined(consents, deps.clock), onReferralWithdrawn(consents, deps.clock), onReferralClosed(consents, deps.clock), onReferralStopped(consents, deps.clock)],
          }, {
            group: "look-ups", from: ["referral"], reactions: [onReferralLookedUp, onReferralFound],
          }, {
            group: "receipts", from: ["referral", "peer-assignment", "outcomes"],
            reactions: onReceiptGiven({ accounts: consents.accounts, verify, clock: deps.clock, log: deps.log }),
          }],
          deadlines: [consentDeadlines(consents), deadlinesOf(consents.accounts, (now) => ({ command: "meet the deadline", now }))],
          retention: [removeEndedConsents(deps.ids), ...removeWhatIsLeft, removePublishedEvents],
          routes(server, kit) {
            serveLog(server);
            serveAuthzen(server, kit);
          },
          async close() {
            await audit.close();
            await auditPool.end();
            await transparency.close();
          },
          checks: {
            // Not ready would mean that nobody can withdraw: a log that cannot grow is said, and audited, and stands in nobody's way.
            "transparency log": async () => transparency.says(),
            audit: async () => audit.says(),
            // A recipient that does not answer is no fault of this service: it says so and stays ready.
            receipts: () => asService(async () => {
              const { overdue, refused } = await receiptsInTrouble(pool, "consent.receipts");
              return `${overdue} consents with a receipt overdue, ${refused} receipts refused`;
            }),
          },
        };
      },
    }),
  };
}

/** Over a million rows the database sorts for seconds. */
const longestAuditStatementMs = 10 * 60_000;

/** What people's commands leave for the log is taken up at once; what events and deadlines leave, at its next tick. */
const alsoTelling = (runner: CommandRunner, wake: () => void): CommandRunner => ({
  ...runner,
  onCommitted() {
    runner.onCommitted();
    wake();
  },
});
