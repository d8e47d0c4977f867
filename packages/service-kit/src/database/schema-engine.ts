import { readFile } from "node:fs/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import type pg from "pg";

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
  const entry = "@prisma/schema-engine-wasm/schema_engine_bg";
  const module = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(new URL("schema_engine_bg.wasm", import.meta.resolve(entry)));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": module });
  module.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start !== "function") throw new Error("@prisma/schema-engine-wasm has another shape than the pinned version.");
  start();
  return module.SchemaEngine;
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
  const onOneConnection = Object.assign(pool, { query: client.query.bind(client) });
  const factory = new PrismaPg(onOneConnection, { schema: "public" });
  const connect = async () => Object.assign(await factory.connect(), { executeScript: runScript });
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
