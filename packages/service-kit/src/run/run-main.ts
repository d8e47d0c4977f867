import { kafkaBroker } from "@haandslag/messaging";
import { services, topicOf } from "@haandslag/contracts";
import { movableClock, systemClock } from "../clock.ts";
import { ConfigError } from "../config.ts";
import { uuidv7Ids } from "../ids.ts";
import { createLog } from "../log.ts";
import type { RunningService, ServiceConfig, ServiceDeps } from "./open-service.ts";

interface MainConfig extends ServiceConfig {
  readonly KAFKA_BROKERS: string;
  readonly LOG_LEVEL: string;
  readonly CLOCK_FILE?: string | undefined;
}

/** A service as a process of its own, on Kafka: starts, says where it is, and ends cleanly on SIGINT and SIGTERM. */
export async function runMain<Config extends MainConfig>(o: {
  /** A service, or the portal. */
  name: string;
  config: () => Config;
  buildApp: (config: Config, deps: ServiceDeps) => { start(): Promise<RunningService> };
}): Promise<void> {
  try {
    const config = o.config();
    const log = createLog({ service: o.name, level: config.LOG_LEVEL });
    const brokers = config.KAFKA_BROKERS.split(",");
    const broker = await kafkaBroker({ brokers, clientId: o.name, log, topics: services.map(topicOf) });
    const clock = config.CLOCK_FILE === undefined ? systemClock : movableClock(config.CLOCK_FILE);
    const running = await o.buildApp(config, { broker, clock, ids: uuidv7Ids, log }).start();
    log.info({ url: running.address }, "ready");
    const stop = () => {
      void running.close().then(() => broker.close()).catch((error: unknown) => log.warn({ err: error }, "the broker was not left cleanly")).then(() => process.exit(0));
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  } catch (error) {
    process.stderr.write(`${o.name} could not start. ${error instanceof ConfigError ? error.message : (error as Error).message}\n`);
    process.exit(1);
  }
}
