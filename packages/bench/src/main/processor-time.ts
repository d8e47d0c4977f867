import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds of processor time by what spent them: this process, the PostgreSQL connections by their database's service, Kafka's Java. */
export type ProcessorTime = Readonly<Record<string, number>>;

/** A tick of /proc/PID/stat on Linux (USER_HZ). */
const msATick = 10;

/** What the running processes have spent so far, as /proc tells it; empty where there is none (not Linux). */
export function processorTime(): ProcessorTime {
  const spent: Record<string, number> = {};
  for (const pid of pids()) {
    const who = whoseTime(pid);
    if (who !== undefined) spent[who] = (spent[who] ?? 0) + ticksOf(pid) * msATick;
  }
  return spent;
}

/** What was spent between two looks, the most first. */
export const spentBetween = (before: ProcessorTime, after: ProcessorTime): readonly (readonly [who: string, ms: number])[] =>
  Object.entries(after).map(([who, ms]) => [who, ms - (before[who] ?? 0)] as const).filter(([, ms]) => ms > 0).toSorted((a, b) => b[1] - a[1]);

const pids = (): string[] => {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
};

function whoseTime(pid: string): string | undefined {
  if (pid === String(process.pid)) return "Node (relay, kafkajs, reactions)";
  const command = read(pid, "cmdline").replaceAll("\0", " ");
  // A connection calls itself "postgres: <role> <database> <client> <what it does>".
  const service = /^postgres: (\w+?)_(?:app|owner) /.exec(command)?.[1];
  if (service !== undefined) return `PostgreSQL, ${service}`;
  if (command.startsWith("postgres: ")) return "PostgreSQL's own writers";
  return /kafka\.Kafka/.test(command) ? "Kafka" : undefined;
}

/** User and system time: the 14th and 15th field; the name before them is in brackets and may hold spaces. */
function ticksOf(pid: string): number {
  const fields = read(pid, "stat").split(") ").at(-1)?.split(" ") ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

/** Empty where the process has ended meanwhile. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
