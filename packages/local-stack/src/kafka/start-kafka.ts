import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brokerAnswers } from "@haandslag/messaging";
import { endWithThisProcess } from "../postgres/end-with-this-process.ts";
import { freePort, isPortFree } from "../postgres/free-port.ts";
import { kafkaLibraries } from "./kafka-libraries.ts";
import { endOrphan, noteEnded, noteRunning } from "./one-at-a-time.ts";
import { checkJava, formatStorage, type JavaServer, runKafka } from "./run-java.ts";
import { type ServerPorts, writeServerFiles } from "./server-files.ts";

export interface KafkaOptions {
  /** Kafka's folder; made where there is none. */
  dir: string;
  /** On 127.0.0.1; absent or 0: the one of the last start on this folder if it is free, else any free one. */
  port?: number;
  /** What Kafka itself has to say (warnings and errors), line by line. */
  log?: (line: string) => void;
}

export interface LocalKafka {
  /** `host:port`, for KAFKA_BROKERS. */
  brokers: string[];
  /** Orderly end; resolves when the process is gone. May be called again. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash would; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Resolves when Kafka has ended, for whatever reason. */
  ended: Promise<void>;
}

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;

/**
 * Starts a real Apache Kafka on the JVM for a folder of its own, on loopback: about 5 s the first time,
 * then 4. It ends with this process, also when that is killed. Linux and macOS.
 *
 * @throws Error with a plain sentence: Java or Maven missing, port taken, folder in use, Kafka's own complaint.
 */
export async function startKafka(options: KafkaOptions): Promise<LocalKafka> {
  const log = options.log ?? (() => undefined);
  const dir = resolve(options.dir);
  await checkJava();
  const libraries = await kafkaLibraries(log);
  await endOrphan(dir, join(dir, "server.properties"));
  const ports = await choosePorts(dir, options.port ?? 0);
  const files = await writeServerFiles(dir, ports);
  await writeFile(portsFile(dir), JSON.stringify(ports));
  if (!existsSync(join(files.data, "meta.properties"))) await formatStorage(libraries, files.properties);

  const java = await runKafka(libraries, files, log);
  noteRunning(dir, java.pid);
  const releaseWatcher = endWithThisProcess(java.pid);
  const killAtExit = () => java.process.kill("SIGKILL");
  process.once("exit", killAtExit);
  const ended = java.ended.then(() => {
    process.off("exit", killAtExit);
    releaseWatcher();
    noteEnded(dir);
  });

  const brokers = [`127.0.0.1:${ports.port}`];
  await waitUntilItAnswers(java, brokers);
  return {
    brokers,
    ended,
    async stop() {
      java.process.kill("SIGTERM");
      const stopped = await Promise.race([ended.then(() => true), sleep(STOP_LIMIT_MS, false, { ref: false })]);
      if (!stopped) java.process.kill("SIGKILL");
      await ended;
    },
    async kill() {
      java.process.kill("SIGKILL");
      await ended;
    },
  };
}

const portsFile = (dir: string) => join(dir, "ports.json");

/** The same port again where it is free, so that clients find a broker that was restarted. */
async function choosePorts(dir: string, wanted: number): Promise<ServerPorts> {
  const last = await readFile(portsFile(dir), "utf8").then((text) => JSON.parse(text) as ServerPorts, () => undefined);
  if (wanted !== 0 && !(await isPortFree(wanted))) {
    throw new Error(`Port ${wanted} on 127.0.0.1, wanted for Kafka, is taken by another program. End that program, or choose another port.`);
  }
  const freeOr = async (port: number | undefined) => (port && (await isPortFree(port)) ? port : await freePort());
  return { port: wanted !== 0 ? wanted : await freeOr(last?.port), controllerPort: await freeOr(last?.controllerPort) };
}

async function waitUntilItAnswers(java: JavaServer, brokers: string[]): Promise<void> {
  const until = Date.now() + START_LIMIT_MS;
  let ended = false;
  void java.ended.then(() => (ended = true));
  while (!(await brokerAnswers(brokers))) {
    if (!ended && Date.now() < until) {
      await sleep(100);
      continue;
    }
    java.process.kill("SIGKILL");
    throw new Error(`Kafka did not start. Its last lines:\n${java.said()}`);
  }
}
