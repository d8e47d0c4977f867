import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlQuery } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/** The part of the WebAssembly interface that is used here; neither TypeScript's es libraries nor Node's types have it. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let loaded: Promise<typeof SchemaEngine> | undefined;

/**
 * Prisma's schema engine as WebAssembly, out of the npm package: no binary is downloaded. Node cannot import the
 * package's own entry (a bundler's `import "….wasm"`), so it is instantiated by hand; 30 ms, once a process.
 */
async function load(): Promise<typeof SchemaEngine> {
  const module = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": module });
  module.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start !== "function") throw new Error("@prisma/schema-engine-wasm has another shape than the pinned version.");
  // Where the engine panics it reports through this global, and would hide its message without it.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => (panic = message) } });
  start();
  return module.SchemaEngine;
}

let panic: string | undefined;

/** What the engine said when it last panicked: its error then is only "unreachable". */
export function enginePanic(): string | undefined {
  return panic;
}

/**
 * An engine whose every word goes over one connection, so that a transaction opened on it holds all that the engine does.
 *
 * @param runScript runs a migration's SQL on that connection. Not left to the adapter: that one cuts a script at every
 *   semicolon (function bodies and comments too) and runs each piece on whatever connection the pool gives.
 */
export async function schemaEngineOn(
  client: pg.PoolClient,
  pool: pg.Pool,
  runScript: (sql: string) => Promise<void>,
): Promise<SchemaEngine> {
  const engine = await (loaded ??= load());
  const charColumns = new WeakMap<object, number[]>();
  const query = async (config: pg.QueryConfig) => {
    const result = await client.query(config);
    charColumns.set(result.rows, hideCharColumns(result.fields));
    return result;
  };
  const factory = new PrismaPg(Object.assign(pool, { query }), { schema: "public" });
  const connect = async () => {
    const adapter = await factory.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    return Object.assign(adapter, {
      executeScript: runScript,
      queryRaw: async (sql: SqlQuery) => {
        const result = await queryRaw(sql);
        for (const column of charColumns.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
        return result;
      },
    });
  };
  return engine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory({
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect,
      connectToShadowDb: () => factory.connectToShadowDb(),
    }),
  );
}

/**
 * The engine reads PostgreSQL's catalogue, which has columns of the type "char"; @prisma/adapter-pg 7.10.0 refuses that
 * type. So it is shown text, and the engine is told the type it waits for.
 */
function hideCharColumns(fields: pg.FieldDef[]): number[] {
  const CHAR = pg.types.builtins.CHAR;
  const found = fields.flatMap((field, column) => (field.dataTypeID === CHAR ? [column] : []));
  for (const column of found) fields[column] = { ...(fields[column] as pg.FieldDef), dataTypeID: pg.types.builtins.TEXT };
  return found;
}
