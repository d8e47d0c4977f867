/** The database cannot be reached or cannot work: nothing is wrong with the event in hand. */
export class DatabaseAway extends Error {
  override name = "DatabaseAway";
}

/** Connection lost, resources gone (disk full included), shutting down, read-only after a failover, input/output error. */
const AWAY_SQLSTATE = /^(08|53|57P|58|25006)/;
const AWAY_NODE = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN"]);
/** What `pg` says without a code. */
const AWAY_MESSAGE = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/**
 * Whether an error means that the database is away. A lost connection also shows as a ROLLBACK that
 * fails (see `inTransaction`), which catches what this list does not know.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return AWAY_NODE.has(code) || (code.length === 5 && AWAY_SQLSTATE.test(code)) || AWAY_MESSAGE.test(error.message);
}

/** Two transactions were in each other's way (serialisation failure, deadlock): trying again at once is right. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && ["40001", "40P01"].includes(codeOf(error));
}

/**
 * What the reaction needs of another service does not answer (CONSENT_UNAVAILABLE, LOGIN_UNAVAILABLE …): nothing is
 * wrong with the event, and it needs no hand when the other is back (OPS-03).
 */
export const isOutageElsewhere = (error: unknown): boolean => error instanceof Error && codeOf(error).endsWith("_UNAVAILABLE");

/** Class and code of an error, never its text: a text may hold a value (CON-26). */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return [error.name, codeOf(error)].filter(Boolean).join(" ");
}

/** Where an error was thrown, without its text. */
export function framesOf(error: unknown): string[] {
  if (!(error instanceof Error) || !error.stack) return [];
  return error.stack.split("\n").map((line) => line.trim()).filter((line) => line.startsWith("at ")).slice(0, 6);
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
