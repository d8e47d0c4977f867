import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

const sha256 = (...parts: (Uint8Array | string)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
export const leafHash = (data: Uint8Array): Buffer => sha256(Buffer.from([0]), data);
const nodeHash = (left: Uint8Array, right: Uint8Array) => sha256(Buffer.from([1]), left, right);

/** The largest power of two below n. */
const split = (n: number): number => { let k = 1; while (k * 2 < n) k *= 2; return k; };

/** MTH of RFC 6962 § 2.1, as it is defined there. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return first;
  const k = split(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** PATH(m, D[n]) of RFC 6962 § 2.1.1. */
export function inclusionProof(m: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return m < k ? [...inclusionProof(m, leaves.slice(0, k)), rootOf(leaves.slice(k))] : [...inclusionProof(m - k, leaves.slice(k)), rootOf(leaves.slice(0, k))];
}

/** PROOF(m, D[n]) of RFC 6962 § 2.1.2. */
export function consistencyProof(m: number, leaves: readonly Buffer[], isWhole = true): Buffer[] {
  if (m === leaves.length) return isWhole ? [] : [rootOf(leaves)];
  const k = split(leaves.length);
  return m <= k ? [...consistencyProof(m, leaves.slice(0, k), isWhole), rootOf(leaves.slice(k))] : [...consistencyProof(m - k, leaves.slice(k), false), rootOf(leaves.slice(0, k))];
}

export interface LogKey {
  readonly name: string;
  readonly vkey: string;
  readonly id: Buffer;
  readonly privateKey: KeyObject;
}

/** A key in the form of C2SP signed-note. */
export function logKey(name = "haandslag.example/consent-log"): LogKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const typed = Buffer.concat([Buffer.from([1]), publicKey.export({ format: "der", type: "spki" }).subarray(-32)]);
  const id = sha256(`${name}\n`, typed).subarray(0, 4);
  return { name, id, privateKey, vkey: `${name}+${id.toString("hex")}+${typed.toString("base64")}` };
}

/** A checkpoint as C2SP tlog-checkpoint has it. */
export function checkpointOf(size: number, root: Buffer, key: LogKey, origin = key.name): string {
  const text = `${origin}\n${size}\n${root.toString("base64")}\n`;
  return `${text}\n— ${key.name} ${Buffer.concat([key.id, sign(null, Buffer.from(text), key.privateKey)]).toString("base64")}\n`;
}

/** Members must be given in canonical order: this knows no RFC 8785. */
export const committed = (record: object) => {
  const salt = randomBytes(32);
  return { salt, commitment: sha256(salt, JSON.stringify(record)) };
};

export const base64 = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString("base64"));
