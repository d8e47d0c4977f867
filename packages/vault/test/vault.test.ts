import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newRing, twoDatabases } from "./two-databases.ts";

let world: Awaited<ReturnType<typeof twoDatabases>>;
beforeAll(async () => { world = await twoDatabases(); });
afterAll(() => world.drop());

const canary = "Ægir Ørsted-Åkjær";
async function sealed(content: unknown = { name: canary }) {
  const dataKeyId = await world.vault.createKey({ owner: "share", aggregateId: randomUUID(), recipientId: "organisation-lyset" });
  const id = randomUUID();
  await world.vault.seal(world.content.pool, { id, dataKeyId, kind: "identity", content });
  return { id, dataKeyId };
}

/** As somebody who may change everything in the service's own database, and has no keys. */
async function tamper(change: string, values: unknown[]) {
  const intruder = new pg.Client({ connectionString: world.content.superuserUrl });
  await intruder.connect();
  expect((await intruder.query(change, values)).rowCount).toBe(1);
  await intruder.end();
}

describe("sealing and opening", () => {
  test("what was sealed opens in another process, and stands nowhere in plain text", async () => {
    const { id } = await sealed();
    expect(await world.another().open(world.content.pool, id)).toEqual({ name: canary });
    const rows = await world.content.pool.query("SELECT * FROM sealed_content");
    const keys = await world.keys.pool.query("SELECT * FROM data_key");
    const everything = JSON.stringify([rows.rows, keys.rows], (_, value) => (value?.type === "Buffer" ? Buffer.from(value.data).toString("utf8") : value));
    expect(everything).toContain(id);
    expect(everything).not.toMatch(/Ægir|Ørsted/);
  });

  test("sealing an entry again replaces it, under a fresh nonce", async () => {
    const { id, dataKeyId } = await sealed();
    const nonce = async () => (await world.content.pool.query("SELECT nonce FROM sealed_content WHERE id = $1", [id])).rows[0].nonce;
    const before = await nonce();
    await world.vault.seal(world.content.pool, { id, dataKeyId, kind: "identity", content: { name: canary } });
    expect(await nonce()).not.toEqual(before);
    await world.vault.seal(world.content.pool, { id, dataKeyId, kind: "identity", content: "edited" });
    expect(await world.vault.open(world.content.pool, id)).toBe("edited");
  });

  test("an entry does not change its key or its kind", async () => {
    const { id, dataKeyId } = await sealed();
    const other = await sealed();
    const taken = { code: "VAULT_ENTRY_TAKEN" };
    await expect(world.vault.seal(world.content.pool, { id, dataKeyId, kind: "wish", content: 1 })).rejects.toMatchObject(taken);
    await expect(world.vault.seal(world.content.pool, { id, dataKeyId: other.dataKeyId, kind: "identity", content: 1 })).rejects.toMatchObject(taken);
    expect(await world.vault.open(world.content.pool, id)).toEqual({ name: canary });
  });

  test("content is part of the caller's transaction; the key that is left over is found by the next try", async () => {
    const label = { owner: "record", aggregateId: randomUUID() } as const;
    const dataKeyId = await world.vault.createKey(label);
    const id = randomUUID();
    const client = await world.content.pool.connect();
    await client.query("BEGIN");
    await world.vault.seal(client, { id, dataKeyId, kind: "identity", content: canary });
    await client.query("ROLLBACK");
    client.release();
    expect(await world.vault.open(world.content.pool, id)).toBeUndefined();
    expect(await world.vault.createKey(label)).toBe(dataKeyId);
  });

  test("a list opens at once, without what is gone", async () => {
    const [first, second, third] = [await sealed("first"), await sealed("second"), await sealed("third")];
    await world.vault.destroyKey(second.dataKeyId);
    const opened = await world.vault.openMany(world.content.pool, [third.id, second.id, first.id, randomUUID()]);
    expect(Object.fromEntries(opened)).toEqual({ [first.id]: "first", [third.id]: "third" });
  });

  test("what has no JSON form, or no key, is refused with nothing written", async () => {
    const dataKeyId = await world.vault.createKey({ owner: "record", aggregateId: randomUUID() });
    const id = randomUUID();
    await expect(world.vault.seal(world.content.pool, { id, dataKeyId, kind: "identity", content: undefined })).rejects.toMatchObject({ code: "VAULT_CONTENT_NOT_JSON" });
    await expect(world.vault.seal(world.content.pool, { id, dataKeyId: randomUUID(), kind: "identity", content: canary })).rejects.toMatchObject({ code: "VAULT_KEY_UNKNOWN" });
    expect((await world.content.pool.query("SELECT FROM sealed_content WHERE id = $1", [id])).rowCount).toBe(0);
  });
});

describe("content that was tampered with", () => {
  type Entry = Awaited<ReturnType<typeof sealed>>;
  const set = (assignment: string) => (entry: Entry) => tamper(`UPDATE sealed_content SET ${assignment} WHERE id = $1`, [entry.id]);
  const situations: [string, (entry: Entry, sibling: Entry, stranger: Entry) => Promise<void>][] = [
    ["moved to another entry of its key", (entry, sibling) =>
      tamper("UPDATE sealed_content t SET nonce = s.nonce, ciphertext = s.ciphertext FROM sealed_content s WHERE t.id = $1 AND s.id = $2", [entry.id, sibling.id])],
    ["given another entry's id", async (entry, sibling) => {
      await tamper("DELETE FROM sealed_content WHERE id = $1", [entry.id]);
      await tamper("UPDATE sealed_content SET id = $1 WHERE id = $2", [entry.id, sibling.id]);
    }],
    ["given another key", (entry, _, stranger) => tamper("UPDATE sealed_content SET data_key_id = $2 WHERE id = $1", [entry.id, stranger.dataKeyId])],
    ["given another kind", set("kind = 'practical'")],
    ["changed by one bit", set("ciphertext = set_bit(ciphertext, 3, 1 - get_bit(ciphertext, 3))")],
    ["given a nonce with one bit changed", set("nonce = set_bit(nonce, 3, 1 - get_bit(nonce, 3))")],
    ["cut short", set("ciphertext = substring(ciphertext FROM 1 FOR 16)")],
  ];
  test.each(situations)("does not open when it was %s, and the error holds none of it", async (_, doIt) => {
    const entry = await sealed();
    const sibling = { id: randomUUID(), dataKeyId: entry.dataKeyId };
    await world.vault.seal(world.content.pool, { ...sibling, kind: "identity", content: "sibling" });
    await doIt(entry, sibling, await sealed());
    const refused: unknown = await world.vault.open(world.content.pool, entry.id).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: "VaultError", code: "VAULT_CONTENT_DAMAGED" });
    expect(inspect(refused)).not.toMatch(/Ægir|sibling/);
  });
});

describe("key-encryption keys", () => {
  test("without the key that wrapped, nothing opens, and the check at start says which one is missing", async () => {
    const { id } = await sealed();
    const stranger = world.another(newRing("stranger"));
    await expect(stranger.open(world.content.pool, id)).rejects.toMatchObject({ code: "VAULT_KEK_MISSING" });
    await expect(stranger.checkKeyRing()).rejects.toThrow(/wrapped under "test"/);
    await world.vault.checkKeyRing();
  });

  test("another key under the same id is noticed", async () => {
    const { id } = await sealed();
    await expect(world.another(newRing("test")).open(world.content.pool, id)).rejects.toMatchObject({ code: "VAULT_KEY_DAMAGED" });
  });
});
