import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openVault } from "../src/index.ts";
import { twoDatabases } from "./two-databases.ts";

let world: Awaited<ReturnType<typeof twoDatabases>>;
beforeAll(async () => { world = await twoDatabases(); });
afterAll(() => world.drop());

async function share(recipientId = "organisation-lyset", aggregateId: string = randomUUID()) {
  const label = { owner: "share", aggregateId, recipientId } as const;
  const dataKeyId = await world.vault.createKey(label);
  const id = randomUUID();
  await world.vault.seal(world.content.pool, { id, dataKeyId, kind: "identity", content: "who it is" });
  return { id, dataKeyId, label };
}
const keyRow = async (id: string) => (await world.keys.pool.query("SELECT * FROM data_key WHERE id = $1", [id])).rows[0];

describe("destroying a key", () => {
  test("CON-25 after its key is destroyed an entry opens for nobody, its ciphertext brought back from a backup included", async () => {
    const { id, dataKeyId } = await share();
    const elsewhere = world.another();
    expect(await elsewhere.open(world.content.pool, id)).toBe("who it is");
    const backup = (await world.content.pool.query("SELECT * FROM sealed_content WHERE id = $1", [id])).rows[0];

    await world.vault.destroyKey(dataKeyId);
    expect(await elsewhere.open(world.content.pool, id)).toBeUndefined();
    expect(await world.vault.deleteContent(world.content.pool, dataKeyId)).toBe(1);

    await world.content.pool.query("INSERT INTO sealed_content VALUES ($1, $2, $3, $4, $5, $6, $7)", Object.values(backup));
    expect(await world.another().open(world.content.pool, id)).toBeUndefined();
    await expect(world.vault.seal(world.content.pool, { id, dataKeyId, kind: "identity", content: "again" })).rejects.toMatchObject({ code: "VAULT_KEY_DESTROYED" });
  });

  test("CON-25 the bytes are gone from the key store; a tombstone says which key and when", async () => {
    const { dataKeyId } = await share();
    await world.vault.destroyKey(dataKeyId);
    expect(await keyRow(dataKeyId)).toMatchObject({ id: dataKeyId, wrapped: null, destroyed_at: world.now });
  });

  test("one recipient's share goes, the record and the other shares stay", async () => {
    const gone = await share("organisation-lyset");
    const { aggregateId } = gone.label;
    const kept = await share("organisation-havnen", aggregateId);
    await world.vault.createKey({ owner: "record", aggregateId });
    await world.vault.destroyKey(gone.dataKeyId);
    expect(await world.vault.open(world.content.pool, kept.id)).toBe("who it is");
    expect(await world.vault.findKey(gone.label)).toBeUndefined();
    expect(await world.vault.listKeys({ aggregateId, recipientId: "organisation-lyset" })).toMatchObject([{ id: gone.dataKeyId, destroyedAt: world.now }]);
    expect((await world.vault.listKeys({ aggregateId })).filter((key) => key.destroyedAt === undefined)).toHaveLength(2);
    expect(await world.vault.listKeys({ aggregateId, owner: "record" })).toMatchObject([{ owner: "record", recipientId: undefined }]);
  });

  test("a second time changes nothing; a key that never was is not taken for an erased one", async () => {
    const { dataKeyId } = await share();
    await world.vault.destroyKey(dataKeyId);
    const before = await keyRow(dataKeyId);
    await world.vault.destroyKey(dataKeyId);
    expect(await keyRow(dataKeyId)).toEqual(before);
    await expect(world.vault.destroyKey(randomUUID())).rejects.toMatchObject({ code: "VAULT_KEY_UNKNOWN" });
  });

  test("after a new consent the label gets a new key; many at once get the same", async () => {
    const { dataKeyId, label } = await share();
    await world.vault.destroyKey(dataKeyId);
    const made = await Promise.all(Array.from({ length: 8 }, () => world.another().createKey(label)));
    expect(new Set(made).size).toBe(1);
    expect(made).not.toContain(dataKeyId);
  });

  test("a key store that is away is a VAULT_UNAVAILABLE, for each call", async () => {
    const away = new pg.Pool({ connectionString: "postgresql://nobody:x@127.0.0.1:1/nowhere" });
    const vault = openVault({ keys: away, keyEncryptionKeys: world.ring, ids: { next: randomUUID }, clock: { now: () => world.now } });
    const { id, dataKeyId, label } = await share();
    const calls = [
      () => vault.open(world.content.pool, id), () => vault.destroyKey(dataKeyId), () => vault.createKey(label), () => vault.checkKeyRing(),
      () => vault.seal(world.content.pool, { id, dataKeyId, kind: "identity", content: 1 }),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: "VAULT_UNAVAILABLE" });
    await away.end();
  });
});

describe("the app role, with SQL of its own", () => {
  const again = "INSERT INTO data_key SELECT id, owner, aggregate_id, recipient_id, kek_id, $2, now() FROM data_key WHERE id = $1";
  const attempts: [string, string, RegExp][] = [
    ["write the bytes back", "UPDATE data_key SET wrapped = $2, destroyed_at = NULL WHERE id = $1", /stays as it is/],
    ["write the bytes back and keep the date", "UPDATE data_key SET wrapped = $2 WHERE id = $1", /stays as it is/],
    ["take the date away", "UPDATE data_key SET destroyed_at = NULL WHERE id = $1 AND $2::bytea IS NOT NULL", /stays as it is/],
    ["change the date", "UPDATE data_key SET destroyed_at = now() WHERE id = $1 AND $2::bytea IS NOT NULL", /stays as it is/],
    ["insert it again", again, /duplicate key/],
    ["insert it over the tombstone", `${again} ON CONFLICT (id) DO UPDATE SET wrapped = EXCLUDED.wrapped, destroyed_at = NULL`, /stays as it is/],
    ["delete the tombstone", "DELETE FROM data_key WHERE id = $1 AND $2::bytea IS NOT NULL", /permission denied/],
    ["give the tombstone another id", "UPDATE data_key SET id = gen_random_uuid() WHERE id = $1 AND $2::bytea IS NOT NULL", /permission denied/],
  ];
  test.each(attempts)("CON-25 cannot bring a destroyed key back: %s", async (_, statement, refusal) => {
    const { id, dataKeyId } = await share();
    const { wrapped } = await keyRow(dataKeyId);
    await world.vault.destroyKey(dataKeyId);
    const tombstone = await keyRow(dataKeyId);
    await expect(world.keys.pool.query(statement, [dataKeyId, wrapped])).rejects.toThrow(refusal);
    expect(await keyRow(dataKeyId)).toEqual(tombstone);
    expect(await world.vault.open(world.content.pool, id)).toBeUndefined();
  });

  test.each([
    "TRUNCATE data_key",
    "ALTER TABLE data_key DISABLE TRIGGER data_key_only_dies",
    "DROP TRIGGER data_key_only_dies ON data_key",
    "CREATE OR REPLACE FUNCTION data_key_only_dies() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "SET session_replication_role = replica",
  ])("CON-25 cannot take the guard away: %s", async (statement) => {
    await expect(world.keys.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test("cannot swap the bytes of a live key; bytes kept aside unwrap under no other id", async () => {
    const { dataKeyId, label } = await share();
    const { wrapped, kek_id } = await keyRow(dataKeyId);
    await expect(world.keys.pool.query("UPDATE data_key SET wrapped = $2 WHERE id = $1", [dataKeyId, wrapped])).rejects.toThrow(/changed in no other way/);
    await world.vault.destroyKey(dataKeyId);
    const imitation = randomUUID();
    await world.keys.pool.query(
      "INSERT INTO data_key VALUES ($1, 'share', $2, $3, $4, $5, now())",
      [imitation, label.aggregateId, label.recipientId, kek_id, wrapped],
    );
    await expect(world.vault.seal(world.content.pool, { id: randomUUID(), dataKeyId: imitation, kind: "identity", content: 1 })).rejects.toMatchObject({ code: "VAULT_KEY_DAMAGED" });
  });
});

test("CON-25 while others read, none opens the entry once destroying it has been acknowledged", async () => {
  const { id, dataKeyId } = await share();
  let acknowledged = false;
  const late: unknown[] = [];
  let before = 0;
  const reader = async () => {
    const vault = world.another();
    for (let after = 0; after < 5;) {
      const asked = acknowledged;
      const seen = await vault.open(world.content.pool, id);
      if (asked) after += 1;
      if (asked && seen !== undefined) late.push(seen);
      if (!asked && seen !== undefined) before += 1;
    }
  };
  const readers = [reader(), reader(), reader()];
  await sleep(30);
  await world.vault.destroyKey(dataKeyId);
  acknowledged = true;
  await Promise.all(readers);
  expect(late).toEqual([]);
  expect(before).toBeGreaterThan(0);
});
