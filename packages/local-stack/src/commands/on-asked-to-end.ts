/**
 * Calls `end` once: on Ctrl-C, when the terminal closes, when the system asks, or when the process that started us is
 * gone. npm hands a signal that it gets to its shell alone, so `kill` on npm would otherwise leave a stack behind.
 * A second Ctrl-C a moment later ends the process there and then; what it leaves is cleared up by the next start.
 */
export function onAskedToEnd(end: (why: string) => void): void {
  let askedAt: number | undefined;
  const ask = (why: string) => {
    if (askedAt === undefined) {
      askedAt = Date.now();
      end(why);
    } else if (Date.now() - askedAt > sameKeyPressMs) process.exit(130);
  };
  process.on("SIGINT", () => ask("Ctrl-C"));
  process.on("SIGTERM", () => ask("Asked to end"));
  process.on("SIGHUP", () => ask("The terminal is gone"));
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid === parent || askedAt !== undefined) return;
    ask("What started this has ended");
  }, 500).unref();
}

/** The terminal signals the whole group and npm hands it on: one key press arrives twice. */
const sameKeyPressMs = 1000;
