import { createWriteStream, type WriteStream } from "node:fs";
import { buildApp as buildConsent } from "@haandslag/consent";
import { configSchema as consentConfig } from "@haandslag/consent/config";
import { inProcessBroker } from "@haandslag/messaging";
import { buildApp as buildOutcomes } from "@haandslag/outcomes";
import { configSchema as outcomesConfig } from "@haandslag/outcomes/config";
import { buildApp as buildPeerAssignment } from "@haandslag/peer-assignment";
import { configSchema as peerAssignmentConfig } from "@haandslag/peer-assignment/config";
import { buildApp as buildPortal } from "@haandslag/portal";
import { configSchema as portalConfig } from "@haandslag/portal/config";
import { buildApp as buildReferral } from "@haandslag/referral";
import { configSchema as referralConfig } from "@haandslag/referral/config";
import { createLog, movableClock, readConfig, type RunningService, type ServiceDeps, uuidv7Ids } from "@haandslag/service-kit";
import { clockFile, logFile, type PartName, partNames, settingsOf, type StackSettings } from "./service-settings.ts";

/** All four services and the portal in this process, on an in-process broker; each with its own database, log file and port. */
export async function startServicesInProcess(settings: StackSettings): Promise<{ close(): Promise<void> }> {
  const broker = inProcessBroker();
  const clock = movableClock(clockFile(settings.folder));
  const logs: WriteStream[] = [];
  const started = await Promise.allSettled(partNames.map((service) => {
    const destination = createWriteStream(logFile(settings.folder, service), { flags: "a" });
    logs.push(destination);
    const log = createLog({ service, level: settings.logLevel, destination });
    return start(service, settingsOf(service, settings), { broker, clock, ids: uuidv7Ids, log });
  }));
  const close = async () => {
    await Promise.all(started.map((service) => (service.status === "fulfilled" ? service.value.close() : undefined)));
    await broker.close();
    await Promise.all(logs.map((log) => new Promise<void>((done) => log.end(done))));
  };
  const failed = started.find((service) => service.status === "rejected");
  if (failed !== undefined) {
    await close();
    throw failed.reason as Error;
  }
  return { close };
}

function start(service: PartName, environment: Record<string, string>, deps: ServiceDeps): Promise<RunningService> {
  switch (service) {
    case "referral": return buildReferral(readConfig(referralConfig, environment), deps).start();
    case "consent": return buildConsent(readConfig(consentConfig, environment), deps).start();
    case "peer-assignment": return buildPeerAssignment(readConfig(peerAssignmentConfig, environment), deps).start();
    case "outcomes": return buildOutcomes(readConfig(outcomesConfig, environment), deps).start();
    case "portal": return buildPortal(readConfig(portalConfig, environment), deps).start();
    default: return service satisfies never;
  }
}
