import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { peerCommands } from "@haandslag/contracts";
import { connectPool } from "@haandslag/service-kit/database";
import { removeDue } from "@haandslag/service-kit";
import { removeCallsMade } from "../../src/storage/remove-calls-made.ts";
import { bridge, citizen, coordinatorOf, type Given, givenService, harbour, peerLogin, refusal, startOfTime } from "../given.ts";

let given: Given;
let peerId: string;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());
beforeEach(async () => {
  given.clock.moveTo(startOfTime);
  peerId = await given.peer({ displayName: "Sol" });
});

const peer = () => given.as(peerLogin(peerId));
const coordinator = () => given.as(coordinatorOf(harbour));
const waiting = async () => (await coordinator().listCallMes({})).calls.filter((call) => call.peerId === peerId);

describe("ASG-12 a peer alerts the coordinator without writing text", () => {
  it("there is a field for a referral, and none for words", () => {
    expect(Object.keys(peerCommands.AskToBeRung.shape).sort()).toEqual(["idempotencyKey", "referralId"]);
  });

  it("the coordinator sees at once who waits and since when, rings, and the peer sees that too", async () => {
    const { callId } = await peer().askToBeRung(given.key());
    expect(await waiting()).toEqual([{ callId, peerId, displayName: "Sol", referralId: null, askedAt: startOfTime, madeAt: null }]);
    expect(await peer().myCallMe()).toEqual({ callId, askedAt: startOfTime, madeAt: null });
    given.clock.advance({ days: 1 });
    const madeAt = given.clock.now().toISOString();
    expect(await coordinator().callMade({ ...given.key(), callId })).toEqual({ callId, madeAt });
    expect(await waiting()).toEqual([]);
    expect((await coordinator().listCallMes({ alsoMade: true })).calls).toContainEqual(expect.objectContaining({ callId, madeAt }));
    expect(await peer().myCallMe()).toEqual({ callId, askedAt: startOfTime, madeAt });
  });

  it("also one whose experience nobody has attested yet, by the name that they gave themselves", async () => {
    const newcomer = given.ids.next();
    await coordinator().registerPeer({ ...given.key(), peerId: newcomer, displayName: "Ny", employment: "volunteer", themes: ["misuse"], forms: ["individual"], languages: ["da"], times: ["weekend"], ownWords: "I am new here.", loadCap: 1 });
    const { callId } = await given.as(peerLogin(newcomer)).askToBeRung(given.key());
    expect((await coordinator().listCallMes({})).calls).toContainEqual(expect.objectContaining({ callId, peerId: newcomer, displayName: "Ny" }));
  });

  it("pressed again, also at the same moment, one call waits; made again it stays made when it was", async () => {
    const calls = await Promise.all([1, 2, 3].map(() => peer().askToBeRung(given.key())));
    const callId = calls[0]?.callId ?? "";
    expect(new Set(calls.map((call) => call.callId)).size).toBe(1);
    expect(await waiting()).toHaveLength(1);
    const first = await coordinator().callMade({ ...given.key(), callId });
    given.clock.advance({ days: 1 });
    expect(await coordinator().callMade({ ...given.key(), callId })).toEqual(first);
    expect((await peer().askToBeRung(given.key())).callId).not.toBe(callId);
  });

  it("about a running course of their own, and about no other", async () => {
    const own = await given.active(peerId, { citizen: citizen("b") });
    const anothers = await given.active(await given.peer(), { citizen: citizen("c") });
    expect(await refusal(peer().askToBeRung({ ...given.key(), referralId: anothers }))).toBe("NOT_FOUND");
    await peer().askToBeRung({ ...given.key(), referralId: own });
    expect(await waiting()).toMatchObject([{ referralId: own }]);
  });

  it("nothing here breaks the glass: no disclosure is asked for", async () => {
    const referralId = await given.active(peerId, { citizen: citizen("d") });
    const before = given.referral.asked.length;
    const { callId } = await peer().askToBeRung({ ...given.key(), referralId });
    await coordinator().callMade({ ...given.key(), callId });
    expect(given.referral.asked.slice(before)).toEqual([]);
  });

  it("CON-26 the event says that somebody waits in which organisation, and not who", async () => {
    const { callId } = await peer().askToBeRung(given.key());
    await coordinator().callMade({ ...given.key(), callId });
    expect(await given.rows("SELECT type, data FROM outbox WHERE key = $1 ORDER BY position", callId)).toEqual(
      ["asked", "made"].map((what) => ({ type: `dk.haandslag.peer-assignment.call-${what}.v1`, data: { callId, organisationId: harbour } })));
  });

  it("CON-29 another organisation's coordinator neither sees nor ends it; a peer who has left asks nobody", async () => {
    const { callId } = await peer().askToBeRung(given.key());
    const other = given.as(coordinatorOf(bridge));
    expect((await other.listCallMes({ alsoMade: true })).calls).toEqual([]);
    expect(await refusal(other.callMade({ ...given.key(), callId }))).toBe("NOT_FOUND");
    await coordinator().callMade({ ...given.key(), callId });
    await coordinator().peerLeaves({ ...given.key(), peerId });
    expect(await refusal(peer().askToBeRung(given.key()))).toBe("NOT_FOUND");
  });
});

it("OPS-08 a call that was made goes a year after it; one that waits stays", async () => {
  const retention = connectPool(given.database.retentionUrl, { max: 1, applicationName: "retention" });
  const { callId } = await peer().askToBeRung(given.key());
  await coordinator().callMade({ ...given.key(), callId });
  const open = await given.as(peerLogin(await given.peer())).askToBeRung(given.key());
  given.clock.advance({ days: 367 });
  await removeDue(retention, [removeCallsMade], given.clock.now());
  const left = (await given.rows("SELECT id FROM call_me UNION SELECT aggregate_id FROM call_me_history")).map(({ id }) => id);
  expect([left.includes(callId), left.includes(open.callId)]).toEqual([false, true]);
  await retention.end();
});
