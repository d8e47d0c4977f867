import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface ServerFiles {
  properties: string;
  logging: string;
  data: string;
}

export interface ServerPorts {
  port: number;
  controllerPort: number;
}

/** Writes what Kafka is started with: one process as broker and controller, on loopback alone. */
export async function writeServerFiles(dir: string, { port, controllerPort }: ServerPorts): Promise<ServerFiles> {
  const files = { properties: join(dir, "server.properties"), logging: join(dir, "log4j2.yaml"), data: join(dir, "data") };
  await mkdir(dir, { recursive: true });
  await writeFile(files.properties, propertiesText({
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.quorum.voters": `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    "advertised.listeners": `PLAINTEXT://127.0.0.1:${port}`,
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "PLAINTEXT",
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "log.dirs": files.data,
    // A topic that nobody made is a mistake that must show.
    "auto.create.topics.enable": "false",
    "num.partitions": "3",
    "default.replication.factor": "1",
    "offsets.topic.replication.factor": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    // One coordinator partition instead of fifty: the first group joins in a moment.
    "offsets.topic.num.partitions": "1",
    "group.initial.rebalance.delay.ms": "0",
    // Until it has passed, a broker that was killed is refused when it comes back (9 s by default).
    "broker.session.timeout.ms": "3000",
    "broker.heartbeat.interval.ms": "500",
    // The cleaner's buffer is 128 MB otherwise.
    "log.cleaner.dedupe.buffer.size": "16777216",
  }));
  await writeFile(files.logging, LOGGING);
  return files;
}

const LOGGING = `Configuration:
  Appenders:
    Console:
      name: out
      PatternLayout:
        pattern: "%p %c{1}: %m%n"
  Loggers:
    Root:
      level: WARN
      AppenderRef:
        - ref: out
`;

/** Java reads these files as Latin-1 with backslash escapes. */
function propertiesText(properties: Record<string, string>): string {
  const escape = (value: string) =>
    value.replaceAll("\\", "\\\\").replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Object.entries(properties).map(([name, value]) => `${name}=${escape(value)}\n`).join("");
}
