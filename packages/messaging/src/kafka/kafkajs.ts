// kafkajs 2.2.4, which has no newer release, with two repairs. Taken from here alone, so that they stand
// before anything of it is loaded; where kafkajs was loaded already, it works as it comes, only slower.
import { createRequire } from "node:module";
import type * as kafkajs from "kafkajs";
import { stopIdleTimers } from "./kafkajs-idle-timer.ts";
import { encodeRecordsWithoutCopies } from "./kafkajs-records.ts";

const load = createRequire(import.meta.url);
stopIdleTimers(load);
encodeRecordsWithoutCopies(load);

export const { Kafka, Partitioners } = load("kafkajs") as typeof kafkajs;
