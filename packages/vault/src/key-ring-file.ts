import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { parseKeyRing, type KeyRing } from "./key-ring.ts";

/**
 * The key ring of a local stack: reads the file at `path`, and makes it with one fresh key where there is none (0600).
 *
 * Two that start at once end up with the same key: the file appears whole, by link(), which never replaces one that
 * is there. rename() would: then the first has wrapped keys under a key that is gone.
 *
 * @throws VaultError VAULT_KEK_INVALID when the file is there and holds no key
 */
export async function keyRingFromFile(path: string): Promise<KeyRing> {
  const text = (await readIfThere(path)) ?? (await makeOnce(path));
  return parseKeyRing(text, `The file ${path}`);
}

async function makeOnce(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const whole = `${path}.${randomUUID()}.new`;
  const file = await open(whole, "wx", 0o600);
  try {
    await file.writeFile(`local-${randomBytes(4).toString("hex")}:${randomBytes(32).toString("base64")}\n`);
    await file.sync();
    await link(whole, path).catch(unless("EEXIST"));
  } finally {
    await file.close();
    await unlink(whole);
  }
  await syncFolder(dirname(path)); // before anything is wrapped: a power cut must not take the key back
  return readFile(path, "utf8");
}

async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(unless("ENOENT"));
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return; // a folder cannot be opened there
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

function unless(code: string): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof Error && "code" in error && error.code === code) return undefined;
    throw error;
  };
}
