import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The baseline's process. It stays, so that it is as warm as ours when its rounds count. */
export function startRawKafka(): { measure(brokers: string[], topic: string, count: number): Promise<number>; close(): void } {
  const child = fork(fileURLToPath(new URL("./raw-kafka-process.ts", import.meta.url)), { stdio: "ignore" });
  return {
    measure: (brokers, topic, count) => new Promise((resolve, reject) => {
      const ended = () => reject(new Error("The baseline's process ended before it had a figure."));
      child.once("exit", ended);
      child.once("message", ({ perSecond }: { perSecond: number }) => {
        child.off("exit", ended);
        resolve(perSecond);
      });
      child.send({ brokers, topic, count });
    }),
    close: () => { child.disconnect(); },
  };
}
