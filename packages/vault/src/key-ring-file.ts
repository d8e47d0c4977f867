import { type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { link, mkdir, open, readFile, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { type KeyRing, type NamedKey, parseKeyRing } from "./key-ring.ts";

/**
 * The key ring of a local stack: reads the file at `path`, and makes it with one fresh key where there is none (0600).
 *
 * Two that start at once end up with the same key: the file appears whole, by link(), which never replaces one that
 * is there. rename() would: then the first has wrapped keys under a key that is gone.
 *
 * @throws VaultError VAULT_KEK_INVALID when the file is there and holds no key
 */
export async function keyRingFromFile(path: string): Promise<KeyRing> {
  if ((await readIfThere(path)) === undefined) await makeOnce(path);
  return followFile(path);
}

/** As `keyRingFromFile`, and makes none where none is: a file that somebody else puts there (a mounted secret). */
export async function keyRingFromGivenFile(path: string): Promise<KeyRing | undefined> {
  return (await readIfThere(path)) === undefined ? undefined : followFile(path);
}

/**
 * A ring that reads its file again when it meets a key that it does not know, so that keys are rotated while it runs. It
 * forgets no key that it has read: a row that was read a moment ago under the former key still opens.
 */
function followFile(path: string): KeyRing {
  const known = new Map<string, KeyObject>();
  const read = (): NamedKey => {
    const { current, all } = parseKeyRing(readFileSync(path, "utf8"), `The file ${path}`);
    for (const { id, key } of all) known.set(id, key);
    return current;
  };
  let current = read();
  const reread = () => { current = read(); };
  return {
    get current() { return current; },
    find(id) {
      if (!known.has(id)) reread();
      return known.get(id);
    },
    reread,
  };
}

/** The keys of a file, the current one first, with their bytes: for the rotation. */
export async function readKeyFile(path: string): Promise<readonly NamedKey[]> {
  return parseKeyRing(await readFile(path, "utf8"), `The file ${path}`).all;
}

/** Puts these keys in place of the file's, the current one first: whole or not at all, and on the disk when it resolves (0600). */
export async function writeKeyFile(path: string, keys: readonly NamedKey[]): Promise<void> {
  const whole = `${path}.${randomUUID()}.new`;
  const file = await open(whole, "wx", 0o600);
  try {
    await file.writeFile(keys.map(({ id, key }) => `${id}:${key.export().toString("base64")}\n`).join(""));
    await file.sync();
    await rename(whole, path);
  } catch (error) {
    await unlink(whole).catch(unless("ENOENT"));
    throw error;
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

async function makeOnce(path: string): Promise<void> {
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
