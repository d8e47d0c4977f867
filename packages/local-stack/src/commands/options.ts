import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { ownDataFolder } from "../stack/first-call.ts";
import { callersFolder } from "./callers-folder.ts";

/** The options that start and start:kafka share. @throws a sentence when one is unknown or no number */
export function stackOptions(argv: readonly string[]): { folder: string; port: number; fresh: boolean } {
  const { values } = parseArgs({ args: [...argv], options: { data: { type: "string" }, port: { type: "string", default: "4100" }, fresh: { type: "boolean", default: false } } });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_530) throw new Error(`--port takes a number from 0 to 65530 (0: any ports that are free), not "${values.port}".`);
  return { folder: dataFolder(values.data), port, fresh: values.fresh };
}

/** `.local` in the project; a folder that was named is relative to where the caller stands. */
export const dataFolder = (named: string | undefined): string => (named === undefined ? ownDataFolder : resolve(callersFolder(), named));
