import { ConsentRevoked } from "@haandslag/contracts";
import { changesWithin, rowsWithin } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bridge, citizen, consentOf, type Given, givenService, harbour, peerLogin } from "../given.ts";

let given: Given;
let url: string;
let ended: string;
let running: string;
let atBridge: string;
/** The scope of the one peer who has checked how they are. */
let ofPeer: string;
/** Every row that there is, by the owner. */
let everything: Record<string, number>;

/** At the harbour one course that was revoked and one that runs; at the bridge a peer, and a referral that was accepted. */
beforeAll(async () => {
  given = await givenService();
  url = given.database.url;
  const [peerId, avoided] = [await given.peer(), await given.peer()];
  ended = await given.active(peerId);
  await given.hear(ConsentRevoked, { ...consentOf(ended), by: "citizen" });
  running = await given.active(peerId, { citizen: citizen("b") });
  await given.as(citizen("b")).wishToGive({ ...given.key(), referralId: running, wishes: true });
  await given.as(citizen("b")).avoidPeer({ ...given.key(), referralId: running, peerId: avoided });
  await given.as(peerLogin(peerId)).recordSession({ ...given.key(), referralId: running, date: "2026-03-02", minutes: 30, attendance: "both" });
  await given.as(peerLogin(peerId)).askToBeRung(given.key());
  await given.as(peerLogin(peerId)).checkOwnWellbeing({ ...given.key(), answers: { "energy-for-it": 1 } });
  ofPeer = `wellbeing:${peerId}`;
  const [course] = await given.as(peerLogin(peerId)).myCourses();
  await given.as(peerLogin(peerId)).planMeeting({ ...given.key(), assignmentId: course?.assignmentId ?? "", startsAt: "2026-03-05T09:00:00.000Z" });
  await given.as(peerLogin(await given.peer({ organisationId: bridge }), bridge)).askToBeRung(given.key());
  atBridge = await given.accepted({ organisationId: bridge, citizen: citizen("c") });
  await given.rows("INSERT INTO inbox VALUES ('test', gen_random_uuid())");
  await given.rows("INSERT INTO held_event (consumer, event_id, key, type, message, status) VALUES ('test', gen_random_uuid(), 'k', 't', '{}', 'parked')");
  everything = await rowsWithin(given.database.ownerUrl, undefined);
});
afterAll(() => given.drop());

const ofOrganisations = ["assignment", "assignment_consent", "assignment_history", "avoided_peer", "call_me", "call_me_history", "held_subject", "peer", "peer_history", "peer_profile", "planned_meeting", "receipt_given", "sealed_content", "session", "wish_to_give"];
const only = (counted: Record<string, number>) => Object.fromEntries(ofOrganisations.map((table) => [table, counted[table]]));
const seen = (counted: Record<string, number>) => Object.entries(counted).filter(([, rows]) => rows !== 0);

describe("CON-29 by plain SQL as the role that the service runs as", () => {
  it("every guarded table has a row to be seen", () => {
    expect(Object.keys(everything)).toEqual(expect.arrayContaining(ofOrganisations));
    expect(Object.entries(everything).filter(([, rows]) => rows === 0)).toEqual([]);
  });

  it.each([["no tenant set", undefined], ["an empty one", ""], ["another organisation", "organisation-elsewhere"], ["a referral that is not here", "019aa000-0000-7000-8000-0000000000ff"], ["something like everything", "%"]])("with %s there are no rows in any table, and no change touches one", async (_what, scope) => {
    expect(seen(await rowsWithin(url, scope))).toEqual([]);
    expect(Object.entries(await changesWithin(url, scope)).flatMap(([table, changes]) => seen(changes).map((change) => [table, ...change]))).toEqual([]);
  });

  it("each organisation sees its own, and both together are all of it", async () => {
    const [mine, theirs] = [only(await rowsWithin(url, harbour)), only(await rowsWithin(url, bridge))];
    expect(Object.values(mine).every((rows) => (rows ?? 0) > 0)).toBe(true);
    expect(theirs).toMatchObject({ assignment: 1, held_subject: 1, peer: 1, peer_profile: 1, sealed_content: 1, session: 0, receipt_given: 0 });
    const sums = Object.fromEntries(ofOrganisations.map((table) => [table, (mine[table] ?? 0) + (theirs[table] ?? 0)]));
    expect(sums).toEqual({ ...only(everything), sealed_content: (everything["sealed_content"] ?? 0) - 1 });
  });

  it("ASG-09 how a peer is is for that peer alone: neither their organisation nor the service itself sees a row of it or changes one", async () => {
    expect(everything["wellbeing_check"]).toBe(1);
    expect(seen(await rowsWithin(url, ofPeer))).toEqual([["sealed_content", 1], ["wellbeing_check", 1]]);
    for (const scope of [harbour, "*", `${ofPeer}0`, ofPeer.replace(/^wellbeing:/, "")]) expect((await rowsWithin(url, scope))["wellbeing_check"], scope).toBe(0);
    expect((await rowsWithin(url, "*"))["sealed_content"]).toBe((everything["sealed_content"] ?? 0) - 1);
  });

  it("a citizen's call, bound to one referral, sees what belongs to that one, and no peer", async () => {
    expect(await rowsWithin(url, running)).toMatchObject({ assignment: 1, assignment_consent: 1, avoided_peer: 1, held_subject: 1, session: 1, planned_meeting: 1, wish_to_give: 1, receipt_given: 0, call_me: 0, peer: 0, peer_profile: 0, peer_history: 0 });
    expect(await rowsWithin(url, ended)).toMatchObject({ assignment: 1, avoided_peer: 0, held_subject: 0, session: 0, sealed_content: 0, receipt_given: 1, peer: 0 });
    expect(await rowsWithin(url, atBridge)).toMatchObject({ assignment: 1, held_subject: 1, sealed_content: 1, receipt_given: 0, peer: 0 });
  });

  it("events and what messaging keeps are for the service alone, and a replay for its caller", async () => {
    expect(await rowsWithin(url, harbour)).toMatchObject({ outbox: 0, inbox: 0, held_event: 0 });
    const own = await given.rows("SELECT count(*)::int AS n FROM idempotency WHERE tenant = $1", bridge);
    expect(await rowsWithin(url, bridge)).toMatchObject({ idempotency: own[0]?.["n"] });
  });
});

it("CON-12 CON-29 these are all the changes that the grants allow, and an organisation's touch its own rows: history, events and receipts stay as they are", async () => {
  const mine = await rowsWithin(url, bridge);
  const all = (table: string, ...changes: string[]) => ({ [table]: Object.fromEntries(changes.map((change) => [change, mine[table]])) });
  expect(await changesWithin(url, bridge)).toEqual({
    ...all("held_event", ...["consumer", "event_id", "id", "key", "type", "message", "status", "tries", "next_try_at", "last_error", "held_at"].map((column) => `update ${column}`), "delete"),
    ...all("outbox", "update published_at"),
    ...all("call_me", "update version", "update state"),
    ...all("assignment", "update version", "update state"),
    ...all("peer", "update version", "update state"),
    ...all("peer_profile", "update display_name", "update own_words", "delete"),
    ...all("wellbeing_check", "delete"),
    ...all("session", "delete"),
    ...all("planned_meeting", "update is_settled", "delete"),
    ...all("avoided_peer", "delete"),
    ...all("wish_to_give", "delete"),
    ...all("held_subject", "update generation", "delete"),
    ...all("sealed_content", "update nonce", "update ciphertext", "delete"),
  });
  expect(mine).toMatchObject({ held_event: 0, outbox: 0, session: 0 });
});
