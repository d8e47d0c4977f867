import { rawKafka } from "./raw-kafka.ts";

/** A process of its own for the baseline: kafkajs as it comes, without anything that our adapter does to it. */
process.on("message", ({ brokers, topic, count }: { brokers: string[]; topic: string; count: number }) => {
  void rawKafka(brokers, topic, count).then((perSecond) => process.send?.({ perSecond }), () => process.exit(1));
});
