import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, realpathSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const projectRoot = fileURLToPath(new URL("../../../../", import.meta.url));
const require = createRequire(import.meta.url);

/** Beside the generated files: what they were made from. */
const MADE_FROM = "made-from.sha256";

export type GenerateOptions = {
  /** Leave alone what was made from the schema as it stands. Default false: everything is made again. */
  readonly ifStale?: boolean;
  /** Where `services/` and `packages/` are; the project itself by default. */
  readonly root?: string;
  readonly log?: (line: string) => void;
};

/**
 * Makes each service's Prisma client, `src/generated` (ignored by git), from its `prisma/schema.prisma`.
 * Nothing is downloaded and nobody is told. 0.8 s a schema, 2 s for four on two cores; some ms when all are current.
 * Safe when two processes do it at once: a client is made aside and put in place whole.
 *
 * @returns the folders whose client was made
 * @throws Error with what Prisma said about the schema
 */
export async function generateClients({ ifStale = false, root = projectRoot, log }: GenerateOptions = {}): Promise<string[]> {
  const schemas = globSync("{services,packages}/*/prisma/schema.prisma", { cwd: root }).sort();
  const made = await Promise.all(
    schemas.map(async (schema) => {
      const folder = join(root, dirname(dirname(schema)));
      const text = await readFile(join(root, schema), "utf8");
      const madeFrom = createHash("sha256").update(`${prismaVersion()}\n${text}`).digest("hex");
      if (ifStale && (await readMadeFrom(folder)) === madeFrom) return undefined;
      await generate(folder, text, madeFrom);
      log?.(`made the Prisma client of ${relative(root, folder)}`);
      return folder;
    }),
  );
  return made.filter((folder) => folder !== undefined);
}

async function readMadeFrom(folder: string): Promise<string | undefined> {
  return readFile(join(folder, "src/generated", MADE_FROM), "utf8").catch(() => undefined);
}

async function generate(folder: string, schema: string, madeFrom: string): Promise<void> {
  const output = /^(\s*output\s*=\s*)"\.\.\/src\/generated"/m;
  if (!output.test(schema)) throw new Error(`${folder}/prisma/schema.prisma must say output = "../src/generated" in its generator.`);
  const aside = await mkdtemp(join(folder, "prisma", "generating-"));
  try {
    const file = join(aside, "schema.prisma");
    await writeFile(file, schema.replace(output, '$1"./generated"'));
    await runPrismaGenerate(folder, file);
    await writeFile(join(aside, "generated", MADE_FROM), madeFrom);
    await putInPlace(join(aside, "generated"), join(folder, "src/generated"));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function runPrismaGenerate(folder: string, schemaFile: string): Promise<void> {
  const cli = join(dirname(require.resolve("prisma/package.json")), "build/index.js");
  const environment = {
    ...process.env,
    // The command wants a schema engine at hand, which it would download, and then does not use it: any file will do.
    PRISMA_SCHEMA_ENGINE_BINARY: schemaFile,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
    NO_COLOR: "1",
  };
  try {
    await promisify(execFile)(process.execPath, [cli, "generate", "--no-hints", "--schema", schemaFile], { cwd: folder, env: environment });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new Error(`The Prisma client of ${folder} could not be made: ${said}`, { cause: error });
  }
}

async function putInPlace(made: string, place: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await rm(place, { recursive: true, force: true });
    try {
      return await rename(made, place);
    } catch (error) {
      // Another process put the same thing there between the two steps.
      if (attempt === 5) throw error;
    }
  }
}

function prismaVersion(): string {
  const { version }: { version: string } = require("prisma/package.json");
  return version;
}

const isMain = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) {
  const made = await generateClients({ ifStale: process.argv.includes("--if-stale"), log: console.log });
  if (made.length === 0) console.log("all Prisma clients are current");
}
