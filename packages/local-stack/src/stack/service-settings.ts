import { join } from "node:path";
import { services, type ServiceName } from "@haandslag/contracts";
import { portalClientId, serviceClientId } from "../login/index.ts";
import type { DatabaseName, StackDatabases } from "./databases.ts";
import { keyFileOf } from "./key-stores.ts";
import type { Ports } from "./ports.ts";
import { clientSecretOf, type Secrets } from "./secrets.ts";

/** What runs beside PostgreSQL, broker and login: in this process, or each in its own. */
export type PartName = ServiceName | "portal";
export const partNames: readonly PartName[] = [...services, "portal"];

export interface StackSettings {
  readonly folder: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly databases: StackDatabases;
  readonly issuer: string;
  /** Empty where the broker is in-process. */
  readonly kafkaBrokers: readonly string[];
  readonly logLevel: string;
}

export const clockFile = (folder: string): string => join(folder, "clock.json");
export const logFile = (folder: string, part: PartName | "local-stack"): string => join(folder, "logs", `${part}.log`);
export const mailboxFolder = (folder: string): string => join(folder, "mailbox");
export const protectionRegisterFile = (folder: string): string => join(folder, "protection-register.json");
/** Every signed checkpoint of the consent service's log, outside its database. */
export const checkpointFolder = (folder: string): string => join(folder, "checkpoints");
export const portalAddress = (ports: Ports): string => `http://127.0.0.1:${ports.portal}`;
export const serviceAddress = (ports: Ports, service: PartName): string => `http://127.0.0.1:${ports[service]}`;

/** A service's settings, as its `config.ts` reads them from the environment: the same whether it runs in this process or in its own. */
export function settingsOf(service: PartName, s: StackSettings): Record<string, string> {
  const own = s.databases[databaseOf[service]];
  const url = (of: ServiceName) => `${serviceAddress(s.ports, of)}/trpc`;
  const keyStore = (name: DatabaseName) => ({
    KEYS_DATABASE_URL: s.databases[name].appUrl,
    KEYS_MIGRATION_DATABASE_URL: s.databases[name].ownerUrl,
    KEY_ENCRYPTION_KEY_FILE: keyFileOf(s.folder, service),
  });
  const receipts = () => ({ RECEIPT_SIGNING_KEY: s.secrets.receiptKeys[service] ?? "" });
  const shared = {
    NODE_ENV: "development",
    HOST: "127.0.0.1",
    PORT: String(s.ports[service]),
    LOG_LEVEL: s.logLevel,
    DATABASE_URL: own.appUrl,
    MIGRATION_DATABASE_URL: own.ownerUrl,
    RETENTION_DATABASE_URL: own.retentionUrl,
    KAFKA_BROKERS: s.kafkaBrokers.length === 0 ? "in-process" : s.kafkaBrokers.join(","),
    OIDC_ISSUER: s.issuer,
    OIDC_CLIENT_ID: service === "portal" ? portalClientId : serviceClientId(service),
    OIDC_CLIENT_SECRET: clientSecretOf(s.secrets, service),
    CLOCK_FILE: clockFile(s.folder),
  };
  switch (service) {
    case "referral":
      return {
        ...shared, ...keyStore("referral_keys"), ...receipts(), SUBJECT_KEY: s.secrets.subjectKey, PAIRWISE_KEY: s.secrets.pairwiseKey,
        CONSENT_URL: url("consent"), PORTAL_URL: portalAddress(s.ports), MAILBOX_DIR: mailboxFolder(s.folder), PROTECTION_REGISTER_FILE: protectionRegisterFile(s.folder),
        CONTROLLER_ADDRESSES: "municipality-0751=controller@municipality.example,municipality-0727=controller@other-municipality.example",
      };
    case "consent":
      return {
        ...shared, REFERRAL_URL: url("referral"), PEER_ASSIGNMENT_URL: url("peer-assignment"), OUTCOMES_URL: url("outcomes"),
        PAIRWISE_KEY: s.secrets.pairwiseKey, PUBLIC_URL: serviceAddress(s.ports, "consent"),
        LOG_SIGNING_KEY: s.secrets.logKey, LOG_ORIGIN: "haandslag.local/consent-log", CHECKPOINT_DIR: checkpointFolder(s.folder),
      };
    case "peer-assignment":
      return { ...shared, ...keyStore("peer_assignment_keys"), ...receipts(), PAIRWISE_KEY: s.secrets.pairwiseKey, REFERRAL_URL: url("referral") };
    case "outcomes":
      return { ...shared, ...keyStore("outcomes_keys"), ...receipts(), PAIRWISE_KEY: s.secrets.pairwiseKey, CONSENT_URL: url("consent"), REFERRAL_URL: url("referral") };
    case "portal":
      return {
        ...shared, PORTAL_URL: portalAddress(s.ports), SESSION_KEY: s.secrets.sessionKey,
        REFERRAL_URL: url("referral"), CONSENT_URL: url("consent"), PEER_ASSIGNMENT_URL: url("peer-assignment"), OUTCOMES_URL: url("outcomes"),
      };
    default:
      return service satisfies never;
  }
}

const databaseOf: Record<PartName, DatabaseName> = { referral: "referral", consent: "consent", "peer-assignment": "peer_assignment", outcomes: "outcomes", portal: "portal" };
