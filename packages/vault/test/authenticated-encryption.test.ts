import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decrypt, encrypt } from "../src/authenticated-encryption.ts";

const key = randomBytes(32);

test("whatever is encrypted comes back under the same words, and no two nonces are the same", () => {
  const nonces = new Set<string>();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.string()), (plaintext, words) => {
    const encrypted = encrypt(key, plaintext, words);
    expect(nonces.size).toBe(nonces.add(encrypted.nonce.toString("hex")).size - 1);
    expect(decrypt(key, encrypted, words)).toEqual(Buffer.from(plaintext));
  }));
});

test("one flipped bit anywhere, and it does not open", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(), (plaintext, place) => {
    const { nonce, ciphertext } = encrypt(key, plaintext, ["entry"]);
    const all = Buffer.concat([nonce, ciphertext]);
    const bit = place % (all.length * 8);
    all[bit >> 3] = (all[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(decrypt(key, { nonce: all.subarray(0, 12), ciphertext: all.subarray(12) }, ["entry"])).toBeUndefined();
  }));
});

test("under other words it does not open, however alike they are when put together", () => {
  const encrypted = encrypt(key, Buffer.from("content"), ["entry", "key", "kind"]);
  const others = [["entry", "key"], ["entry", "key", "Kind"], ["entrykey", "kind"], ["entry", "key,kind"], ["key", "entry", "kind"], []];
  expect(others.filter((words) => decrypt(key, encrypted, words) !== undefined)).toEqual([]);
  expect(decrypt(randomBytes(32), encrypted, ["entry", "key", "kind"])).toBeUndefined();
});
