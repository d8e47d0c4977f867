import { fileURLToPath } from "node:url";
import { schemaDrift } from "@haandslag/service-kit/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evolve as evolveAssignment } from "../../src/domain/assignment/evolve.ts";
import type { Assignment } from "../../src/domain/assignment/state.ts";
import { evolve as evolvePeer } from "../../src/domain/peer/evolve.ts";
import type { Peer } from "../../src/domain/peer/state.ts";
import { citizen, type Given, givenService, peerLogin } from "../given.ts";

let given: Given;
beforeAll(async () => {
  given = await givenService();
  const peerId = await given.peer();
  const referralId = await given.active(peerId);
  await given.as(peerLogin(peerId)).recordSession({ ...given.key(), referralId, date: "2026-03-02", minutes: 30, attendance: "both" });
  await given.as(citizen("a")).handBack({ ...given.key(), referralId });
  await given.active(await given.peer(), { citizen: citizen("b") });
});
afterAll(() => given.drop());

it("schema.prisma and the migrations make the same database", async () => {
  const schemaPath = fileURLToPath(new URL("../../prisma/schema.prisma", import.meta.url));
  expect(await schemaDrift({ url: given.database.ownerUrl, schemaPath })).toBe("");
});

it("replaying an aggregate's history gives its row", async () => {
  const assignments = await given.rows("SELECT id, state FROM assignment");
  for (const { id, state } of assignments) {
    const history = await given.assignments.store.history(given.database.owner, String(id));
    expect(history.reduce<Assignment | undefined>((before, { data }) => evolveAssignment(before, data), undefined)).toEqual(state);
  }
  for (const { id, state } of await given.rows("SELECT id, state FROM peer")) {
    const history = await given.peers.store.history(given.database.owner, String(id));
    expect(history.reduce<Peer | undefined>((before, { data }) => evolvePeer(before, data), undefined)).toEqual(state);
  }
  expect(assignments).toHaveLength(2);
});

describe("what the role that runs may not do", () => {
  it.each([
    ["UPDATE assignment_history SET type = 'x'"], ["DELETE FROM assignment_history"], ["UPDATE call_me_history SET type = 'x'"], ["DELETE FROM call_me"], ["UPDATE peer_history SET type = 'x'"], ["DELETE FROM peer_history"],
    ["UPDATE outbox SET data = '{}'"], ["DELETE FROM outbox"], ["DELETE FROM assignment"], ["DELETE FROM peer"], ["UPDATE held_subject SET organisation_id = 'x'"], ["UPDATE receipt_given SET epoch = 9"], ["DELETE FROM receipt_given"], ["DELETE FROM assignment_consent"],
    ["UPDATE session SET assignment_id = id"], ["DELETE FROM idempotency"], ["CREATE TABLE t (n int)"],
  ])("%s", async (sql) => {
    await expect(given.pool.query(sql)).rejects.toMatchObject({ code: "42501" });
  });
});
