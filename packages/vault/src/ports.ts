/** A pool, or a client inside a transaction: whatever runs one statement. `pg.Pool` and `pg.PoolClient` are both one. */
export interface Queryable {
  query<Row extends object>(text: string, values?: unknown[]): Promise<{ rows: Row[]; rowCount: number | null }>;
}

export interface Ids {
  next(): string;
}

export interface Clock {
  now(): Date;
}
