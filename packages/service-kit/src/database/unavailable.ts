/**
 * SQLSTATEs that say "not now" and not "not so" (PostgreSQL manual, appendix A): 08 connection, 53 no resources (disk
 * full, too many connections), 57P0x shutting down, starting up or dropped; 58030 input or output failed; 25006 a
 * standby that takes no writes.
 */
const SQLSTATE_AWAY = /^(08[0-9A-Z]{3}|53[0-9A-Z]{3}|57P0\d|58030|25006)$/;

const SYSTEM_AWAY = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"]);

/** Prisma: cannot reach, timed out, timed out in an operation, closed by the server, no connection from the pool. */
const PRISMA_AWAY = new Set(["P1001", "P1002", "P1008", "P1017", "P2024"]);

/** What `pg` and `pg-pool` say without any code. */
const SAID_WITHOUT_CODE =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** Kinds that Prisma's adapter gives in place of a code. */
const ADAPTER_KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

/** The refused connection inside these is somebody else's: another service, or the broker. */
const NOT_THE_DATABASE = /^(TypeError|TRPCClientError|KafkaJS)/;

/**
 * Is this error the database being away (stopped, starting, out of connections or disk), so that the same call may
 * succeed later? Then the answer to the caller is `…_UNAVAILABLE`. Looks through wrapping errors and Prisma's.
 */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 8) return false;
  const e: { name?: unknown; code?: unknown; kind?: unknown; message?: unknown; cause?: unknown; errors?: unknown; meta?: unknown; originalCode?: unknown } = error;
  if (typeof e.name === "string" && NOT_THE_DATABASE.test(e.name)) return false;
  for (const code of [e.code, e.originalCode]) {
    if (typeof code === "string" && (SQLSTATE_AWAY.test(code) || SYSTEM_AWAY.has(code) || PRISMA_AWAY.has(code))) return true;
  }
  if (typeof e.kind === "string" && ADAPTER_KINDS.has(e.kind)) return true;
  if (e.code === undefined && typeof e.message === "string" && SAID_WITHOUT_CODE.test(e.message)) return true;
  const inner = [e.cause, e.meta, ...(Array.isArray(e.errors) ? e.errors : [])];
  if (isAdapterMeta(e.meta)) inner.push(e.meta.driverAdapterError);
  return inner.some((cause) => isDatabaseAway(cause, depth + 1));
}

function isAdapterMeta(meta: unknown): meta is { driverAdapterError: unknown } {
  return typeof meta === "object" && meta !== null && "driverAdapterError" in meta;
}
