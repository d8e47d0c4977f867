import { createSecretKey, randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { ProtectionRegister } from "@haandslag/denmark";
import type { NoticeSender } from "@haandslag/notices";
import { deadlinesOf, openService, receiptsGivenRetention, receiptSigner, type RunningService, serveReceiptKeys, type ServiceDeps } from "@haandslag/service-kit";
import { serviceTokenSource } from "@haandslag/service-kit/auth";
import { connectPool, migrate } from "@haandslag/service-kit/database";
import { loadKeyRing, openVault } from "@haandslag/vault";
import { router } from "./api/router.ts";
import type { Config } from "./config.ts";
import type { ContactRequestCommand } from "./domain/contact-request/index.ts";
import type { ReferralCommand } from "./domain/referral/index.ts";
import { featuresOf } from "./features-of.ts";
import type { ConsentPort } from "./ports/consent-port.ts";
import type { Deps } from "./ports/deps.ts";
import { consentOverHttp } from "./ports/consent-over-http.ts";
import { emergencyNumbersFrom } from "./ports/emergency-numbers-from.ts";
import { noticeSenderFrom } from "./ports/notice-sender-from.ts";
import { protectionRegisterFrom } from "./ports/protection-register-from.ts";
import { consumersOf } from "./reactions/index.ts";
import { contactContent } from "./storage/contact-content.ts";
import { contactRequestAggregate } from "./storage/contact-requests.ts";
import { directoryIn } from "./storage/directory.ts";
import { importedMessages } from "./storage/imported-messages.ts";
import { nameIndex } from "./storage/name-index.ts";
import { prismaOn } from "./storage/prisma.ts";
import { referralContent } from "./storage/referral-content.ts";
import { referralLists } from "./storage/referral-lists.ts";
import { referralAggregate } from "./storage/referral-store.ts";
import { removeImportedMessages } from "./storage/remove-imported-messages.ts";
import { removeEndedContactRequests } from "./storage/remove-ended-contact-requests.ts";
import { removeFormerStaff } from "./storage/remove-former-staff.ts";
import { removeUntouchedDrafts } from "./storage/remove-untouched-drafts.ts";
import { staffOfUnits } from "./storage/staff.ts";

/** What may be handed in instead of what the configuration would make. */
export interface Ports {
  readonly consent?: ConsentPort;
  readonly protection?: ProtectionRegister;
  readonly noticeSender?: NoticeSender;
}

export const migrationsDir = fileURLToPath(new URL("../prisma/migrations", import.meta.url));
const keyMigrationsDir = fileURLToPath(new URL("../prisma/keys/migrations", import.meta.resolve("@haandslag/vault")));

/** The referral service, wired. Nothing is opened before `start`. */
export function buildApp(config: Config, deps: ServiceDeps, ports: Ports = {}): { start(): Promise<RunningService> } {
  const { clock, ids, log } = deps;
  return {
    start: async () => {
      const noticeSender = ports.noticeSender ?? noticeSenderFrom(config);
      const keyEncryptionKeys = await loadKeyRing({ nodeEnv: config.NODE_ENV, variable: "KEY_ENCRYPTION_KEYS", value: config.KEY_ENCRYPTION_KEYS, file: config.KEY_ENCRYPTION_KEY_FILE ?? "key-encryption-keys/referral.keys" });
      const confirmedNumbers = await emergencyNumbersFrom(config.EMERGENCY_NUMBERS_FILE);
      const signer = await receiptSigner({ holder: "referral", key: config.RECEIPT_SIGNING_KEY });
      await migrate({ url: config.KEYS_MIGRATION_DATABASE_URL, migrationsDir: keyMigrationsDir, log });
      const keys = connectPool(config.KEYS_DATABASE_URL, { max: 10, applicationName: "referral keys", log });
      try {
        const vault = openVault({ keys, keyEncryptionKeys, ids, clock });
        await vault.checkKeyRing();
        return await openService({
          name: "referral", unavailable: "REFERRAL_UNAVAILABLE", config, deps, migrationsDir,
          parts: ({ pool, runner }) => {
            const prisma = prismaOn(pool);
            const all: Deps = {
              runner, clock, ids, log, referrals: referralAggregate(ids), content: referralContent(vault), imports: importedMessages, contactRequests: contactRequestAggregate(ids), contactContent: contactContent(vault),
              lists: referralLists(prisma), directory: directoryIn(prisma), staff: staffOfUnits, names: nameIndex(createSecretKey(config.SUBJECT_KEY, "base64")),
              consent: ports.consent ?? consentOverHttp({ url: config.CONSENT_URL, token: serviceToken(config) }),
              protection: ports.protection ?? protectionRegisterFrom(config.PROTECTION_REGISTER_FILE, createSecretKey(config.SUBJECT_KEY, "base64")),
              subjectKey: createSecretKey(config.SUBJECT_KEY, "base64"), pairwiseKey: createSecretKey(config.PAIRWISE_KEY, "base64"),
              confirmedNumbers, random: (bytes) => randomBytes(bytes),
            };
            return {
              router, features: featuresOf(all),
              consumers: consumersOf({ ...all, signer, noticeSender, portalUrl: config.PORTAL_URL, controllerAddresses: config.CONTROLLER_ADDRESSES }),
              deadlines: [
                deadlinesOf(all.referrals, (now): ReferralCommand => ({ type: "meetDeadline", at: now.toISOString() })),
                deadlinesOf(all.contactRequests, (now): ContactRequestCommand => ({ type: "meetDeadline", at: now.toISOString() })),
              ],
              routes: serveReceiptKeys(signer),
              retention: [removeUntouchedDrafts(vault), removeImportedMessages, removeFormerStaff, removeEndedContactRequests(vault), receiptsGivenRetention],
              checks: { "key store": async () => { await keys.query("SELECT 1"); return "answers"; } },
              close: async () => { await prisma.$disconnect(); await keys.end(); },
            };
          },
        });
      } catch (error) {
        if (!keys.ended) await keys.end();
        throw error;
      }
    },
  };
}

const serviceToken = (config: Config): (() => Promise<string>) =>
  serviceTokenSource({ issuer: config.OIDC_ISSUER, clientId: config.OIDC_CLIENT_ID, clientSecret: config.OIDC_CLIENT_SECRET, audience: config.OIDC_AUDIENCE });
