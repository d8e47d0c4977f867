import pg from "pg";

/**
 * One connection that is also a pool of one, for Prisma's adapter, which asks for a pool. Closed afterwards whatever
 * happened, and an open transaction with it.
 */
export async function withOneConnection<T>(
  url: string,
  applicationName: string,
  use: (client: pg.PoolClient, pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 1, application_name: applicationName, connectionTimeoutMillis: 5_000 });
  const ignore = () => {
    // The statement that waits for this connection rejects with the same error.
  };
  pool.on("error", ignore);
  try {
    const client = await pool.connect();
    client.on("error", ignore);
    try {
      return await use(client, pool);
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}
