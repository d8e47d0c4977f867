import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Answer, Task } from "./task.ts";

/** Does the tasks in as many processes as there are cores, four at the most; `hear` is told of progress and of each result. */
export async function inProcesses(tasks: readonly Task[], hear: (answer: Answer) => void): Promise<void> {
  const waiting = [...tasks];
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4, tasks.length) }, () => oneProcess(waiting, hear)));
}

function oneProcess(waiting: Task[], hear: (answer: Answer) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const worker = fork(fileURLToPath(new URL("./work.ts", import.meta.url)), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const next = () => {
    const task = waiting.shift();
    if (task === undefined) worker.disconnect();
    else worker.send(task);
  };
  worker.on("error", reject);
  worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`A process that explores has ended with ${code ?? "a signal"}: out of memory? --max-states bounds what it keeps.`))));
  worker.on("message", (answer: Answer) => {
    hear(answer);
    if (answer.kind !== "progress") next();
  });
  next();
  return promise;
}
