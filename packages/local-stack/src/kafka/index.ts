export { kafkaLibraries } from "./kafka-libraries.ts";
export { resolveKafka } from "./resolve-kafka.ts";
export type { ResolvedKafka } from "./resolve-kafka.ts";
export { startKafka } from "./start-kafka.ts";
export type { KafkaOptions, LocalKafka } from "./start-kafka.ts";
