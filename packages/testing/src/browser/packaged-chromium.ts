import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Beside the project, and not in a folder that every user of the machine can write to: what lies there is run. */
const cache = fileURLToPath(new URL("../../../../.cache/", import.meta.url));
const unpack = 'const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();';

/**
 * The program that `@sparticuz/chromium` carries, unpacked once for each version of the package (2 s), or nothing where it
 * does not run: it is made for Linux on x64, and needs some libraries of the system. By itself the package unpacks to one
 * place for all versions, and takes whatever lies there, half unpacked by another run or a year old.
 */
export async function packagedChromium(): Promise<string | undefined> {
  const { version } = JSON.parse(await readFile(fileURLToPath(new URL("../package.json", import.meta.resolve("@sparticuz/chromium"))), "utf8")) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const fresh = await mkdtemp(`${folder}-`);
    await run(process.execPath, ["--input-type=module", "--eval", unpack], { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: fresh } });
    // Whoever was first has it: the same is in both.
    await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }));
  }
  const program = join(folder, "chromium");
  return await run(program, ["--version"]).then(() => program, () => undefined);
}
