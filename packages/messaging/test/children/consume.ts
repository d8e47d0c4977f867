// A service's consumer as a process of its own, for the tests that kill it.
// Arguments: database, brokers, topic, group, and the moment of death: `after-effect` (the database has
// committed, the offset has not been) or `never`.
import pg from "pg";
import { kafkaBroker, startConsumer } from "../../src/index.ts";
import { consumerOptions, recordEffects, silent } from "../parts.ts";

const [database, brokers = "", topic = "", group = "", dies] = process.argv.slice(2);
const real = await kafkaBroker({ brokers: brokers.split(","), clientId: group, log: silent });
const broker = dies !== "after-effect" ? real : {
  ...real,
  subscribe: (subscription: Parameters<typeof real.subscribe>[0]) => real.subscribe({ ...subscription, async apply(batch) {
    await subscription.apply(batch);
    process.kill(process.pid, "SIGKILL");
    await new Promise(() => undefined);
  } }),
};
await startConsumer(consumerOptions({ pool: new pg.Pool({ connectionString: database }), broker, group, topics: [topic], reactions: [recordEffects(group)] }));
