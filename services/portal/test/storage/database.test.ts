import { fileURLToPath } from "node:url";
import { schemaDrift } from "@haandslag/service-kit/database";
import { changesWithin, createTestDatabase, rowsWithin } from "@haandslag/testing";
import { expect, onTestFinished, test } from "vitest";

const mine = "a".repeat(64);
const others = "b".repeat(64);

async function filled() {
  const database = await createTestDatabase({ service: "portal" });
  onTestFinished(() => database.drop());
  const { owner } = database;
  await owner.query("INSERT INTO login_session SELECT id, repeat('c', 64), decode(repeat('00', 12), 'hex'), decode(repeat('00', 20), 'hex'), now(), now(), now() FROM unnest($1::text[]) AS id", [[mine, others]]);
  await owner.query("INSERT INTO change (audience, type, event_id, at) VALUES ('{organisation:a,peers:a}', 't', gen_random_uuid(), now())");
  await owner.query("INSERT INTO referral_party VALUES (gen_random_uuid(), NULL, NULL, NULL, NULL, now())");
  await owner.query("INSERT INTO inbox VALUES ('test', gen_random_uuid())");
  await owner.query("INSERT INTO held_event (consumer, event_id, key, type, message, status) VALUES ('test', gen_random_uuid(), 'k', 't', '{}', 'parked')");
  return database;
}

test("the migrations make what schema.prisma says", async () => {
  const database = await filled();
  expect(await schemaDrift({ url: database.ownerUrl, schemaPath: fileURLToPath(new URL("../../prisma/schema.prisma", import.meta.url)) })).toBe("");
});

test("CON-29 by plain SQL as the role that the portal runs as: a request reaches its own session and no other, and nobody without a scope reaches anything", async () => {
  const { url } = await filled();
  const nothing = { change: 0, held_event: 0, inbox: 0, login_session: 0, referral_party: 0 };
  for (const scope of [undefined, "", "%", "c".repeat(64)]) expect(await rowsWithin(url, scope), String(scope)).toEqual(nothing);
  expect(await rowsWithin(url, mine)).toEqual({ ...nothing, login_session: 1 });
  expect(await rowsWithin(url, "organisation:a")).toEqual({ ...nothing, change: 1 });
  expect(await rowsWithin(url, "*")).toEqual({ change: 1, held_event: 1, inbox: 1, login_session: 2, referral_party: 1 });
});

test("these are all the changes that the grants allow: what changed is never written again, and whose a session is stays", async () => {
  const { url } = await filled();
  const changes = await changesWithin(url, mine);
  expect(Object.fromEntries(Object.entries(changes).map(([table, touched]) => [table, Object.keys(touched)]))).toEqual({
    held_event: expect.arrayContaining(["delete"]) as string[],
    login_session: ["update nonce", "update ciphertext", "update used_at", "delete"],
    referral_party: ["referral_id", "authority_id", "unit_id", "organisation_id", "peer_id", "learned_at"].map((column) => `update ${column}`),
  });
  expect(Object.values(changes["login_session"] ?? {})).toEqual([1, 1, 1, 1]);
});
