import { ZodError } from "zod";

/** Errors whose words are our own sentences. All others may quote a value in theirs: JSON.parse does, and so do TypeErrors, Prisma, mail servers. */
const ourWords = new Set(["Error", "DomainError", "ConfigError", "ChangedMeanwhile", "DatabaseAway", "PublishFailed", "VaultError"]);

/** Class, code and where; the words only where they cannot hold a value of somebody's (CON-26). */
export function plainError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, syscall, table, constraint } = error as { code?: unknown; syscall?: unknown; table?: unknown; constraint?: unknown };
  // A plain Error with a code is a library's; of the system's own (`connect ECONNREFUSED …`) the words are addresses and files.
  const isOurs = ourWords.has(error.name) && (code === undefined || error.name !== "Error" || typeof syscall === "string");
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table, constraint }),
    ...(error instanceof ZodError ? { issues: error.issues.slice(0, 5).map((issue) => `${issue.path.map(String).join(".")} ${issue.code}`) } : {}),
    ...(isOurs ? { text: error.message.slice(0, 300) } : {}),
    at: framesOf(error),
    ...(error.cause === undefined || depth === 4 ? {} : { cause: plainError(error.cause, depth + 1) }),
    ...(error instanceof AggregateError && depth < 4 ? { errors: error.errors.slice(0, 3).map((inner) => plainError(inner, depth + 1)) } : {}),
  };
}

/** Where it was thrown. The stack begins with the message, which may have lines of its own. */
function framesOf({ message, stack = "" }: Error): string[] {
  const frames = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).split("\n").map((line) => line.trim());
  return frames.filter((line) => line.startsWith("at ")).slice(0, 6).map((line) => line.replace(/file:\/\/.*\/(?=(packages|services)\/)/, ""));
}
