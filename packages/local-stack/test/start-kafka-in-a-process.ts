// Starts Kafka on a folder, says where, and stays. For tests that kill the process that started it.
import { startKafka } from "../src/kafka/index.ts";

const [dir = ""] = process.argv.slice(2);
const { brokers } = await startKafka({ dir });
process.stdout.write(`${brokers[0]}\n`);
setInterval(() => undefined, 1_000);
