/** A statement of the relay that takes longer means a connection that is dead without saying so. */
const STATEMENT_LIMIT_MS = 15_000;

export async function inTime<Result>(statement: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error("The database did not answer in time")), STATEMENT_LIMIT_MS);
  try {
    return await Promise.race([statement, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
