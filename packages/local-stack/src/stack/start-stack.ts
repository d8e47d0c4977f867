import { createWriteStream, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { services } from "@haandslag/contracts";
import { buildPages } from "@haandslag/portal/build-pages";
import { createLog, type Log, movableClock } from "@haandslag/service-kit";
import { demoAccounts, demoProtection } from "../demo-data/people.ts";
import { seedDemoData } from "../demo-data/seed.ts";
import { seedReferrals } from "../demo-data/seed-referrals.ts";
import { resolveKafka, type ResolvedKafka } from "../kafka/index.ts";
import { type LoginAccount, startLoginProvider } from "../login/index.ts";
import { startPostgres } from "../postgres/index.ts";
import { type Ready, removeReady, writeReady } from "../ready-file.ts";
import { takeDataFolder } from "./data-folder.ts";
import { provisionDatabases, type StackDatabases } from "./databases.ts";
import { keepRunning } from "./keep-running.ts";
import { logCoversAll } from "./log-covers-all.ts";
import { localPageOf } from "./local-page.ts";
import { choosePorts, type Ports } from "./ports.ts";
import { writeProtectionRegister } from "./protection-register-file.ts";
import { clientSecretOf, type Secrets, secretsIn } from "./secrets.ts";
import { referralAs } from "./service-caller.ts";
import { type ServiceProcesses, startServiceProcesses } from "./service-processes.ts";
import { clockFile, logFile, portalAddress, protectionRegisterFile, serviceAddress, type StackSettings } from "./service-settings.ts";

export interface StackOptions {
  readonly folder: string;
  /** First of six ports in a row; 0: any that are free. */
  readonly port: number;
  readonly fresh: boolean;
  readonly broker: "in-process" | "kafka";
  /** People beside the demo's own, e.g. the citizen of a message that the demo imports. */
  readonly alsoPeople?: readonly LoginAccount[];
  readonly logLevel?: string;
  /** Demo data on the first run: directory and peers; with this, referrals and consents of invented citizens too, as `npm start` has them. */
  readonly withReferrals?: boolean;
  /** Aborted while it comes up: what was started is stopped, and `startStack` rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** One line at a time: while it comes up, and later when a part ended and is started again. */
  progress(line: string): void;
}

export interface Stack {
  readonly ready: Ready;
  readonly settings: StackSettings;
  readonly databases: StackDatabases;
  /** What the stack's movable clock says. */
  now(): Date;
  /** Only where each service is a process of its own. */
  readonly processes?: ServiceProcesses;
  stop(): Promise<void>;
}

/** Brings everything up, in the order in which the parts need each other; what was started is stopped where one fails. */
export async function startStack(o: StackOptions): Promise<Stack> {
  const folder = resolve(o.folder);
  const taken = takeDataFolder(folder, { fresh: o.fresh });
  const closers: (() => Promise<unknown>)[] = [async () => taken.release()];
  const stop = async () => {
    await removeReady(folder);
    for (const close of closers.splice(0).reverse()) await close().catch((error: unknown) => o.progress(`A part did not stop cleanly: ${(error as Error).message}`));
  };
  const step = (line: string) => {
    o.signal?.throwIfAborted();
    o.progress(line);
  };
  try {
    mkdirSync(join(folder, "logs"), { recursive: true });
    const destination = createWriteStream(logFile(folder, "local-stack"), { flags: "a" });
    closers.push(() => new Promise<void>((done) => destination.end(done)));
    const log = createLog({ service: "local-stack", level: o.logLevel ?? "info", destination });
    const ports = await choosePorts(o.port);
    const secrets = secretsIn(folder);

    step("PostgreSQL …");
    // The services' code is read while PostgreSQL comes up; as processes they read it themselves.
    const inThisProcess = o.broker === "in-process" ? import("./services-in-process.ts") : undefined;
    const pages = buildPages({ ifStale: true, log: o.progress });
    for (const begun of [inThisProcess, pages]) begun?.catch(() => { /* said where it is awaited; PostgreSQL is stopped in order then */ });
    const postgres = await startKeptPostgres(join(folder, "postgres"), log, o.progress);
    closers.push(() => postgres.stop());
    const databases = await provisionDatabases(postgres.superuserUrl, secrets.databaseSecret);

    let kafkaBrokers: readonly string[] = [];
    if (o.broker === "kafka") {
      step("Kafka …");
      const kafka = await startKeptKafka(join(folder, "kafka"), log, o.progress);
      closers.push(() => kafka.stop());
      kafkaBrokers = kafka.brokers;
    }

    step("Login …");
    const accounts = [...demoAccounts, ...(o.alsoPeople ?? [])];
    const alsoKnown = (o.alsoPeople ?? []).flatMap(({ cprNumber }) => (cprNumber === undefined ? [] : [{ cprNumber, status: "not-protected" as const }]));
    writeProtectionRegister(protectionRegisterFile(folder), [...demoProtection, ...alsoKnown], secrets.subjectKey);
    const local = localPageOf(folder);
    const login = await startLogin({ folder, ports, secrets, accounts, log, localPage: () => local.text() });
    closers.push(() => login.close());

    await pages;
    step(inThisProcess === undefined ? "Services, each in its own process …" : "Services …");
    const settings: StackSettings = { folder, ports, secrets, databases, issuer: login.issuer, kafkaBrokers, logLevel: o.logLevel ?? "info" };
    const processes = inThisProcess === undefined ? await startServiceProcesses(settings, o.progress) : undefined;
    const running = processes ?? (await (await inThisProcess)?.startServicesInProcess(settings));
    closers.push(async () => running?.close());

    const ready: Ready = {
      portal: portalAddress(ports),
      issuer: login.issuer,
      services: {
        referral: serviceAddress(ports, "referral"), consent: serviceAddress(ports, "consent"),
        "peer-assignment": serviceAddress(ports, "peer-assignment"), outcomes: serviceAddress(ports, "outcomes"),
      },
      users: accounts.map(({ name, role, unit }) => ({ name, role, unit: unit ?? "" })),
    };
    if (!taken.hasDemoData) {
      step("Demo data …");
      await seedDemoData(settings, ready);
      if (o.withReferrals === true) await seedReferrals(ready, clockFile(folder));
      taken.noteDemoData();
    }
    if (!(await logCoversAll(databases.consent.ownerUrl))) o.progress(`The transparency log does not grow. Why, stands in ${logFile(folder, "consent")}.`);
    local.tell(ready);
    o.signal?.throwIfAborted();
    await writeReady(folder, ready);
    return { ready, settings, databases, now: () => movableClock(clockFile(folder)).now(), ...(processes === undefined ? {} : { processes }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startKeptPostgres(dir: string, log: Log, say: (line: string) => void): Promise<{ superuserUrl: string; stop(): Promise<void> }> {
  const toLog = (line: string) => log.info(line);
  const first = await startPostgres({ dir, log: toLog });
  // On the same port again: the services' addresses of it stay true.
  return { superuserUrl: first.superuserUrl(), ...keepRunning("PostgreSQL", first, () => startPostgres({ dir, port: first.port, log: toLog }), say) };
}

async function startKeptKafka(dir: string, log: Log, say: (line: string) => void): Promise<{ brokers: readonly string[]; stop(): Promise<void> }> {
  const start = () => resolveKafka({ dir, log: (line) => log.info(line) });
  const first = await start();
  if (!isOurProcess(first)) return first;
  return { brokers: first.brokers, ...keepRunning("Kafka", first, async () => (await start()) as KafkaProcess, say) };
}

type KafkaProcess = ResolvedKafka & { readonly ended: Promise<void> };

const isOurProcess = (kafka: ResolvedKafka): kafka is KafkaProcess => kafka.ended !== undefined;

function startLogin({ folder, ports, secrets, accounts, log, localPage }: { folder: string; ports: Ports; secrets: Secrets; accounts: readonly LoginAccount[]; log: Log; localPage: () => Promise<string> }) {
  const referral = referralAs("login", { secrets, ports, issuer: `http://127.0.0.1:${ports.issuer}` });
  return startLoginProvider({
    port: ports.issuer, accounts, keysFile: join(folder, "login-keys.json"), log, localPage,
    clients: { portal: { secret: clientSecretOf(secrets, "portal"), redirectUris: [`${portalAddress(ports)}/login/callback`], postLogoutRedirectUris: [`${portalAddress(ports)}/`] }, services: Object.fromEntries([...services, "login", "demo"].map((name) => [name, secrets.clientSecrets[name] ?? ""])) },
    subjectIdFor: async (cprNumber) => (await referral.exchangeCprNumber.mutate({ cprNumber })).subjectId,
  });
}
