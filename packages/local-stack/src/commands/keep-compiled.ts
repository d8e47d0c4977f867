import { enableCompileCache } from "node:module";
import { resolve } from "node:path";

/**
 * Imported before everything else: what Node makes of the source (types stripped, compiled) is kept from run to run,
 * beside the packages. Half of the processor time of loading the stack, measured: 1.1 s without, 0.6 s with.
 * Processes that are started from here find it too.
 */
process.env["NODE_COMPILE_CACHE"] ??= resolve(import.meta.dirname, "../../../../node_modules/.cache/haandslag-compiled");
enableCompileCache(process.env["NODE_COMPILE_CACHE"]);
