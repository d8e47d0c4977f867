import type { Logger } from "pino";

/** An entry as kafkajs logs it; levels are 1 (error), 2 (warning), 4 (info), 5 (debug). */
interface KafkaLogEntry {
  namespace: string;
  level: number;
  log: { message: string; [detail: string]: unknown };
}

const SAME_LINE_AGAIN_MS = 30_000;

/**
 * kafkajs logs every try of what it then retries by itself, and at first contact "coordinator is
 * loading" as an error. Here nothing of it is an error (this package says itself what is away and since
 * when), and the same line comes at most twice a minute. Only named details are passed on.
 */
export function kafkaLogInto(log: Logger): () => (entry: KafkaLogEntry) => void {
  const lastLogged = new Map<string, number>();
  return () => ({ namespace, level, log: entry }) => {
    if (level > 2) return;
    const line = `${namespace}: ${entry.message}`;
    const now = Date.now();
    if (now - (lastLogged.get(line) ?? 0) < SAME_LINE_AGAIN_MS) return;
    if (lastLogged.size > 500) lastLogged.clear();
    lastLogged.set(line, now);
    log.debug({ part: namespace, broker: entry["broker"], groupId: entry["groupId"], error: entry["error"] }, entry.message);
  };
}
