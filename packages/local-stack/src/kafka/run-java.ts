import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { lastLines, runProgram } from "./run-program.ts";

const JAVA_MISSING = "Java is not installed (command java). Install Java 17 or newer, or name a running Kafka in KAFKA_BROKERS.";
const OLDEST_JAVA = 17;

/** @throws Error with a plain sentence where there is no Java, or one that is too old for Kafka 4. */
export async function checkJava(): Promise<void> {
  const said = await runProgram("java", ["-version"], JAVA_MISSING);
  const major = Number(/version "(\d+)/.exec(said)?.[1] ?? OLDEST_JAVA);
  if (major < OLDEST_JAVA) throw new Error(`Kafka 4 needs Java ${OLDEST_JAVA} or newer; this is Java ${major}. Install a newer one, or name a running Kafka in KAFKA_BROKERS.`);
}

/** Makes the data folder Kafka's own; once for each folder. */
export async function formatStorage(libraries: string, properties: string): Promise<void> {
  // Kafka wants 16 bytes in base64url; a leading dash would be read as an option.
  const clusterId = Buffer.from(crypto.getRandomValues(new Uint8Array(16)).fill(72, 0, 1)).toString("base64url");
  const args = ["-XX:TieredStopAtLevel=1", "-cp", join(libraries, "*"), "kafka.tools.StorageTool", "format", "-t", clusterId, "-c", properties];
  await runProgram("java", args, JAVA_MISSING);
}

export interface JavaServer {
  process: ChildProcess;
  pid: number;
  /** Resolves when it has ended. */
  ended: Promise<void>;
  /** Its last lines so far, for an error message. */
  said(): string;
}

/** Starts Kafka itself. Away from our process group: Ctrl-C is for us, and we stop Kafka when its clients are done. */
export async function runKafka(libraries: string, files: { properties: string; logging: string }, log: (line: string) => void): Promise<JavaServer> {
  const args = [
    "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true",
    `-Dlog4j2.configurationFile=${files.logging}`, "-cp", join(libraries, "*"), "kafka.Kafka", files.properties,
  ];
  const child = spawn("java", args, { detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  const take = (chunk: Buffer) => {
    text = lastLines(text + chunk.toString("utf8"), 40);
    for (const line of chunk.toString("utf8").trimEnd().split("\n")) log(line);
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const started = Promise.withResolvers<void>();
  child.once("spawn", started.resolve);
  child.once("error", started.reject);
  await started.promise;
  if (child.pid === undefined) throw new Error(JAVA_MISSING);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return { process: child, pid: child.pid, ended, said: () => lastLines(text) };
}
