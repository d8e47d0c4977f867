import type pg from "pg";
import { scopeOf, type TenantScope } from "../call/tenant-scope.ts";

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: (destroy?: Error | boolean) => void) => void;

/**
 * Makes a pool hand out connections that reach the rows of the current call and no others: at each checkout, also those
 * of `pool.query` and of Prisma on this pool, `app.tenant` is set to the call's scope, which the policies of row-level
 * security read. One statement more, and only where the connection served another scope last.
 *
 * Whose call it is, is settled when the connection is asked for: whoever waits gets it from inside the call of the one
 * that gave it back. Prisma's promises are lazy: await them inside the call. And Prisma joins `findUnique`s of one tick,
 * whosever they are, into one statement: use `findFirst` (a test keeps to it).
 */
export function setTenantOfCall(pool: pg.Pool): void {
  const connect: () => Promise<pg.PoolClient> = pool.connect.bind(pool);
  const lastScopes = new WeakMap<pg.PoolClient, TenantScope>();

  async function connectWithin(scope: TenantScope): Promise<pg.PoolClient> {
    const client = await connect();
    if ((lastScopes.get(client) ?? "") === scope) return client;
    try {
      await client.query({ name: "tenant-of-call", text: "SELECT set_config('app.tenant', $1, false)", values: [scope] });
    } catch (error) {
      // Whose rows it would show now is not known: nobody gets it.
      client.release(true);
      throw error;
    }
    lastScopes.set(client, scope);
    return client;
  }

  function connectForCall(): Promise<pg.PoolClient>;
  function connectForCall(connected: Connected): void;
  function connectForCall(connected?: Connected): Promise<pg.PoolClient> | undefined {
    const connecting = connectWithin(scopeOf());
    if (connected === undefined) return connecting;
    connecting.then((client) => connected(undefined, client, client.release.bind(client)), (error: Error) => connected(error, undefined, () => {}));
    return undefined;
  }
  pool.connect = connectForCall as typeof pool.connect;
}
