import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { exportJWK, generateKeyPair } from "jose";
import type { JWKS } from "oidc-provider";
import { z } from "zod";

const Key = z.looseObject({ kty: z.literal("RSA"), kid: z.string(), alg: z.literal("RS256"), use: z.literal("sig"), n: z.string(), e: z.string(), d: z.string() });
const KeysFile = z.object({ keys: z.array(Key).min(1) });

/**
 * The provider's signing keys: made on the first start and kept in `file`, readable by its owner alone, so that tokens
 * outlive a restart. Without a file they live as long as the process.
 * @throws a sentence when the file is there but holds no such keys.
 */
export async function signingKeysIn(file: string | undefined): Promise<JWKS> {
  const text = file === undefined ? undefined : await readIfThere(file);
  if (text !== undefined) {
    try {
      return KeysFile.parse(JSON.parse(text));
    } catch {
      throw new Error(`The login provider's key file ${file} is damaged. Remove it: new keys are made, and everybody logs in again.`); // without the cause: it could show a key
    }
  }
  const keys = await newKeys();
  if (file !== undefined) {
    const temporary = `${file}.${process.pid}.tmp`;
    await writeFile(temporary, JSON.stringify(keys), { mode: 0o600 });
    await rename(temporary, file);
  }
  return keys;
}

async function newKeys(): Promise<JWKS> {
  const { privateKey } = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
  return { keys: [Key.parse({ ...(await exportJWK(privateKey)), kid: randomUUID(), alg: "RS256", use: "sig" })] };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
