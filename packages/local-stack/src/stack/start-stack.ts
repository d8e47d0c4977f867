import { createWriteStream, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createLog, movableClock } from "@haandslag/service-kit";
import { demoAccounts, demoProtection } from "../demo-data/people.ts";
import { seedDemoData } from "../demo-data/seed.ts";
import { resolveKafka } from "../kafka/index.ts";
import { type LoginAccount, startLoginProvider } from "../login/index.ts";
import { startPostgres } from "../postgres/index.ts";
import { type Ready, removeReady, writeReady } from "../ready-file.ts";
import { takeDataFolder } from "./data-folder.ts";
import { provisionDatabases, type StackDatabases } from "./databases.ts";
import { startPage } from "./page.ts";
import { choosePorts } from "./ports.ts";
import { secretsIn } from "./secrets.ts";
import { type ServiceProcesses, startServiceProcesses } from "./service-processes.ts";
import { clockFile, pageAddress, protectionRegisterFile, serviceAddress, type StackSettings } from "./service-settings.ts";
import { startServicesInProcess } from "./services-in-process.ts";
import { referralAs } from "./service-caller.ts";
import { writeProtectionRegister } from "./protection-register-file.ts";

export interface StackOptions {
  readonly folder: string;
  /** First of six ports in a row; 0: any that are free. */
  readonly port: number;
  readonly fresh: boolean;
  readonly broker: "in-process" | "kafka";
  /** People beside the demo's own, e.g. the citizen of a message that the demo imports. */
  readonly alsoPeople?: readonly LoginAccount[];
  readonly logLevel?: string;
  /** One line at a time while it comes up. */
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
  try {
    mkdirSync(join(folder, "logs"), { recursive: true });
    const log = createLog({ service: "local-stack", level: "warn", destination: createWriteStream(join(folder, "logs", "local-stack.log"), { flags: "a" }) });
    const ports = await choosePorts(o.port);
    const secrets = secretsIn(folder);

    o.progress("PostgreSQL …");
    const postgres = await startPostgres({ dir: join(folder, "postgres"), log: (line) => log.info(line) });
    closers.push(() => postgres.stop());
    const databases = await provisionDatabases(postgres.superuserUrl(), secrets.databaseSecret);

    let kafkaBrokers: readonly string[] = [];
    if (o.broker === "kafka") {
      o.progress("Kafka …");
      const kafka = await resolveKafka({ dir: join(folder, "kafka"), log: (line) => log.info(line) });
      closers.push(() => kafka.stop());
      kafkaBrokers = kafka.brokers;
    }

    o.progress("Login …");
    const accounts = [...demoAccounts, ...(o.alsoPeople ?? [])];
    await writeProtectionRegister(protectionRegisterFile(folder), [...demoProtection, ...(o.alsoPeople ?? []).flatMap(({ cprNumber }) => (cprNumber === undefined ? [] : [{ cprNumber, status: "not-protected" as const }]))]);
    const services = Object.fromEntries(secretNames.map((name) => [name, secrets.clientSecrets[name] ?? ""]));
    const login = await startLoginProvider({
      port: ports.issuer, accounts, clients: { services }, keysFile: join(folder, "login-keys.json"), log,
      subjectIdFor: async (cprNumber) => (await referralAs("login", { secrets, ports, issuer: `http://127.0.0.1:${ports.issuer}` }).exchangeCprNumber.mutate({ cprNumber })).subjectId,
    });
    closers.push(() => login.close());

    o.progress(o.broker === "kafka" ? "Services, each in its own process …" : "Services …");
    const settings: StackSettings = { folder, ports, secrets, databases, issuer: login.issuer, kafkaBrokers, logLevel: o.logLevel ?? "info" };
    const processes = o.broker === "kafka" ? await startServiceProcesses(settings, o.progress) : undefined;
    const inProcess = processes === undefined ? await startServicesInProcess(settings) : undefined;
    closers.push(async () => (processes ?? inProcess)?.close());

    const ready: Ready = {
      portal: pageAddress(ports),
      issuer: login.issuer,
      services: {
        referral: serviceAddress(ports, "referral"), consent: serviceAddress(ports, "consent"),
        "peer-assignment": serviceAddress(ports, "peer-assignment"), outcomes: serviceAddress(ports, "outcomes"),
      },
      users: accounts.map(({ name, role, unit }) => ({ name, role, unit: unit ?? "" })),
    };
    if (taken.isNew || o.fresh) {
      o.progress("Demo data …");
      await seedDemoData(settings, ready);
    }
    const page = await startPage({ port: ports.page, ready, folder });
    closers.push(() => page.close());
    await writeReady(folder, ready);
    return { ready, settings, databases, now: () => movableClock(clockFile(folder)).now(), ...(processes === undefined ? {} : { processes }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const secretNames = ["referral", "consent", "peer-assignment", "outcomes", "login", "demo"] as const;
