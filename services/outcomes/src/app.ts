import { createSecretKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { asking } from "@haandslag/clients";
import { consentClient } from "@haandslag/clients/consent";
import { referralClient } from "@haandslag/clients/referral";
import { DomainError, openService, receiptsGivenRetention, receiptSigner, type RunningService, serveReceiptKeys, type ServiceDeps } from "@haandslag/service-kit";
import { serviceTokenSource } from "@haandslag/service-kit/auth";
import { loadKeyRing, openVault, pairwisePseudonym } from "@haandslag/vault";
import { router } from "./api/router.ts";
import type { Config } from "./config.ts";
import { readInstrument } from "./domain/chime/read-instrument.ts";
import { outcomesFeatures } from "./features/index.ts";
import type { MeasurementConsent, ReferralPort } from "./features/ports.ts";
import { reactionsOf } from "./reactions/index.ts";
import { onDeadline } from "./reactions/on-deadline.ts";
import { courseSubjects } from "./storage/course-subjects.ts";
import { courses as coursesIn } from "./storage/courses.ts";
import { openKeyStorePool } from "./storage/key-store-pool.ts";
import { courseLists } from "./storage/list-courses.ts";
import { ownWords } from "./storage/own-words.ts";
import { removeCoursesThatAreOver } from "./storage/remove-courses-that-are-over.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The outcomes service: instruments, check-ins, goals, and how courses ended. */
export function buildApp(config: Config, deps: ServiceDeps): { start(): Promise<RunningService> } {
  const instrument = readInstrument(JSON.parse(readFileSync(file("../instruments/chime-short.v1.json"), "utf8")));
  return {
    start: () => openService({
      name: "outcomes", unavailable: "OUTCOMES_UNAVAILABLE", config, deps, migrationsDir: file("../prisma/migrations"),
      async parts({ pool, runner }) {
        const signer = await receiptSigner({ holder: "outcomes", key: config.RECEIPT_SIGNING_KEY });
        const keyRing = await loadKeyRing({ nodeEnv: config.NODE_ENV, variable: "KEY_ENCRYPTION_KEYS", value: config.KEY_ENCRYPTION_KEYS, file: config.KEY_ENCRYPTION_KEY_FILE });
        const keys = await openKeyStorePool({ url: config.KEYS_DATABASE_URL, migrationUrl: config.KEYS_MIGRATION_DATABASE_URL, log: deps.log });
        const vault = openVault({ keys, keyEncryptionKeys: keyRing, ids: deps.ids, clock: deps.clock });
        await vault.checkKeyRing().catch(async (error: unknown) => { await keys.end(); throw error; });
        const courses = coursesIn(deps.ids);
        const subjects = courseSubjects(vault);
        const words = ownWords(courses, vault);
        const pairwiseKey = createSecretKey(config.PAIRWISE_KEY, "base64");
        return {
          router,
          features: outcomesFeatures({
            runner, ids: deps.ids, courses, lists: courseLists(pool), subjects, words, consent: measurementConsent(config), instrument,
            pseudonymOf: (organisationId, subjectId) => pairwisePseudonym(pairwiseKey, organisationId, subjectId),
          }),
          consumers: [{ group: "course", from: ["referral", "consent", "peer-assignment"], reactions: reactionsOf({ courses, subjects, referral: referralPort(config), runner, ids: deps.ids, words, signer }) }],
          deadlines: [onDeadline(courses, deps.ids)],
          routes: serveReceiptKeys(signer),
          retention: [removeCoursesThatAreOver, receiptsGivenRetention],
          checks: { "key store": async () => { await keys.query("SELECT 1"); return "answers"; } },
          close: () => keys.end(),
        };
      },
    }),
  };
}

const ownToken = (config: Config) => serviceTokenSource({ issuer: config.OIDC_ISSUER, clientId: config.OIDC_CLIENT_ID, clientSecret: config.OIDC_CLIENT_SECRET, audience: config.OIDC_AUDIENCE });

function referralPort(config: Config): ReferralPort {
  const referral = referralClient({ url: config.REFERRAL_URL, token: ownToken(config) });
  return {
    findPseudonym: (of) => asking("REFERRAL_UNAVAILABLE", async () => (await referral.tellPseudonym.mutate(of)).pseudonym)
      .catch((error: unknown) => (error instanceof DomainError && error.code === "NOT_FOUND" ? undefined : Promise.reject(error))),
  };
}

function measurementConsent(config: Config): MeasurementConsent {
  const consent = consentClient({ url: config.CONSENT_URL, token: ownToken(config) });
  return {
    isActive: ({ referralId, organisationId }) =>
      asking("CONSENT_UNAVAILABLE", () => consent.decide.query({
        referralId, discloser: { kind: "citizen" }, recipient: { kind: "organisation", id: organisationId }, purpose: "measurement", categories: ["check-ins"],
      })),
  };
}
