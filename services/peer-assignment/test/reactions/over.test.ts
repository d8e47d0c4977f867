import { Accepted, Closed, ConsentRevoked, Declined, Stopped, Withdrawn } from "@haandslag/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bridge, citizen, consentOf, coordinatorOf, type Given, givenService, harbour, peerLogin, pseudonymOf, refusal } from "../given.ts";

let given: Given;
beforeEach(async () => { given = await givenService(); });
afterEach(() => given.drop());

const stopped = (referralId: string) => given.hear(Stopped, { referralId, organisationId: harbour, because: "consent-revoked" });
/** A number that stands alone: ids and times are full of digits. */
const minutes = "[^0-9a-f.-]577[^0-9a-f-]";
const subjectId = citizen("a").subjectId ?? "";
async function accept(referralId: string): Promise<void> {
  given.runs(referralId);
  await given.hear(Accepted, { referralId, organisationId: harbour });
}

/** Which tables hold what this pattern finds, in any column. */
async function tablesWith(pattern: string): Promise<string[]> {
  const tables = await given.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY 1");
  const found = await Promise.all(tables.map(async ({ tablename }) => ((await given.rows(`SELECT 1 FROM ${String(tablename)} t WHERE t::text ~ $1 LIMIT 1`, pattern)).length > 0 ? [String(tablename)] : [])));
  return found.flat();
}

describe("when the referral is over", () => {
  it("CON-25 everything held for it is erased in the same transaction, and the peer is free", async () => {
    const [peerId, avoided] = [await given.peer(), await given.peer()];
    const referralId = await given.active(peerId);
    await given.as(citizen("a")).avoidPeer({ ...given.key(), referralId, peerId: avoided });
    const { sessionId } = await given.as(peerLogin(peerId)).recordSession({ ...given.key(), referralId, date: "2026-03-02", minutes: 577, attendance: "both" });
    const pseudonym = pseudonymOf(harbour, subjectId);
    expect(await given.heldFor(referralId)).toMatchObject({ pseudonym, profile: { practical: { times: ["weekend"] } } });
    expect((await given.as(peerLogin(peerId)).myCourses())[0]?.sessions).toMatchObject([{ minutes: 577 }]);
    // Sealed, so that a backup of this database holds it no longer than its keys.
    for (const pattern of [pseudonym, minutes, "mobility", "grief"]) expect(await tablesWith(pattern), pattern).toEqual([]);
    const keys = async () => (await given.keys.pool.query<{ owner: string; gone: boolean }>("SELECT owner, wrapped IS NULL AS gone FROM data_key ORDER BY owner")).rows;
    expect(await keys()).toEqual(["avoided-peers", "profile", "pseudonym", "sessions"].map((owner) => ({ owner, gone: false })));

    await stopped(referralId);
    await stopped(referralId);

    expect((await keys()).map(({ gone }) => gone)).toEqual([true, true, true, true]);
    for (const table of ["held_subject", "session", "avoided_peer", "sealed_content"]) expect(await given.rows(`SELECT * FROM ${table}`), table).toEqual([]);
    expect(await tablesWith(sessionId)).toEqual(["assignment_history", "idempotency", "outbox"]);
    expect((await given.as(coordinatorOf(harbour)).listPeers({ limit: 9 })).peers.map(({ load }) => load)).toEqual([0, 0]);
    expect((await given.announced()).filter((name) => name === "ended")).toHaveLength(1);
    expect(await refusal(given.as(peerLogin(peerId)).openContact({ ...given.key(), referralId }))).toBe("NOT_FOUND");
    expect(await refusal(given.as(citizen("a")).proposals({ referralId }))).toBe("NOT_FOUND");
    expect(await refusal(given.as(coordinatorOf(harbour)).findPeers({ ...given.key(), referralId }))).toBe("ASSIGNMENT_WRONG_STATE");
  });

  it.each([
    ["withdrawn", (referralId: string) => given.hear(Withdrawn, { referralId, organisationId: harbour, reason: "citizen-moved" }), "referral-over"],
    ["closed", (referralId: string) => given.hear(Closed, { referralId, organisationId: harbour }), "referral-over"],
    ["declined", (referralId: string) => given.hear(Declined, { referralId, organisationId: harbour, reason: "no-room-now", refusedBy: "organisation", consequence: "wait" }), "referral-over"],
    ["stopped", stopped, "consent-gone"],
  ] as const)("%s ends it and says why", async (_how, over, because) => {
    const referralId = await given.active(await given.peer());
    await over(referralId);
    const { assignments } = await given.as(coordinatorOf(harbour)).listAssignments({ limit: 9 });
    expect(assignments.map((one) => [one.status, one.because])).toEqual([["ended", because]]);
    expect(await given.rows("SELECT * FROM held_subject")).toEqual([]);
  });

  it("CON-25 a course that was completed before is erased when its referral closes", async () => {
    const referralId = await given.active(await given.peer());
    await given.as(coordinatorOf(harbour)).endAssignment({ ...given.key(), referralId });
    expect(await given.rows("SELECT * FROM held_subject")).toHaveLength(1);
    await given.hear(Closed, { referralId, organisationId: harbour });
    expect(await given.rows("SELECT * FROM held_subject")).toEqual([]);
    expect((await given.as(coordinatorOf(harbour)).listAssignments({ limit: 9 })).assignments[0]?.because).toBe("completed");
  });

  it.each([
    ["stopped", stopped],
    ["withdrawn", (referralId: string) => given.hear(Withdrawn, { referralId, organisationId: harbour, reason: "citizen-moved" })],
    ["closed", (referralId: string) => given.hear(Closed, { referralId, organisationId: harbour })],
  ] as const)("CON-21 CON-22 an acceptance that comes after it was %s revives nothing and holds nothing", async (_how, over) => {
    const referralId = given.ids.next();
    await over(referralId);
    await accept(referralId);
    await accept(referralId);
    expect(await given.statusOf(referralId)).toBe("ended");
    expect(await given.rows("SELECT * FROM held_subject")).toEqual([]);
    expect((await given.as(coordinatorOf(harbour)).listAssignments({ limit: 9 })).assignments).toEqual([]);
    expect(await given.announced()).toEqual([]);
  });

  it("CON-22 a consent withdrawn while the referral was a draft, and heard of late, ends nothing that rests on a newer one", async () => {
    const referralId = await given.active(await given.peer());
    await given.hear(ConsentRevoked, { ...consentOf(referralId, { consentId: given.ids.next() }), by: "citizen" });
    expect(await given.statusOf(referralId)).toBe("active");
    expect(await given.heldFor(referralId)).toBeDefined();
  });

  it("OPS-01 the acceptance twice opens one assignment", async () => {
    const referralId = given.ids.next();
    await accept(referralId);
    await accept(referralId);
    expect(await given.rows("SELECT status FROM assignment")).toEqual([{ status: "open" }]);
  });
});

describe("CON-27 each organisation knows the citizen by its own pseudonym", () => {
  it("two organisations' differ, and no table holds the subject id that both derive from", async () => {
    const peerId = await given.peer();
    const referralId = await given.active(peerId);
    const other = await given.accepted({ organisationId: bridge });
    await given.as(citizen("a")).handBack({ ...given.key(), referralId });
    const [one, two] = (await Promise.all([referralId, other].map(given.heldFor))).map((held) => held?.pseudonym);
    expect(one).toMatch(/^p_/);
    expect(one).not.toBe(two);
    expect(await tablesWith(subjectId)).toEqual([]);
    expect(await tablesWith(subjectId.slice(2))).toEqual([]);
  });
});
