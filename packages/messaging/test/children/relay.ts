// A service's relay as a process of its own, which dies after the broker has a batch and before the
// outbox says so. Arguments: database, brokers.
import pg from "pg";
import { kafkaBroker, startRelay } from "../../src/index.ts";
import { silent } from "../parts.ts";

const [database, brokers = ""] = process.argv.slice(2);
const real = await kafkaBroker({ brokers: brokers.split(","), clientId: "relay", log: silent });
const broker = { ...real, async publish(messages: Parameters<typeof real.publish>[0]) {
  await real.publish(messages);
  process.kill(process.pid, "SIGKILL");
  await new Promise(() => undefined);
} };
startRelay({ pool: new pg.Pool({ connectionString: database }), broker, source: "consent", log: silent, batchSize: 10 });
