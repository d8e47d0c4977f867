import { ConsentRevoked } from "@haandslag/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { citizen, consentOf, coordinatorOf, type Given, givenService, harbour, peerLogin, refusal } from "../given.ts";

let given: Given;
let peerId: string;
let referralId: string;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());
beforeEach(async () => {
  peerId = await given.peer();
  referralId = await given.active(peerId);
});

const wish = (wishes: boolean) => given.as(citizen("a")).wishToGive({ ...given.key(), referralId, wishes });
const seen = async () => {
  const coordinator = given.as(coordinatorOf(harbour));
  const listed = (await coordinator.listAssignments({})).assignments.find((each) => each.referralId === referralId);
  return [(await given.as(citizen("a")).myAssignment({ referralId })).wouldGive, (await coordinator.getAssignment({ referralId })).wouldGive, listed?.wouldGive];
};

describe("ASG-11 a receiver who wishes to can become a giver", () => {
  it("says so, which the coordinator sees, and takes it back; said twice it is said once", async () => {
    expect(await seen()).toEqual([false, false, false]);
    for (let time = 0; time < 2; time++) expect(await wish(true)).toEqual({ referralId, wishes: true });
    expect(await seen()).toEqual([true, true, true]);
    await wish(false);
    expect(await seen()).toEqual([false, false, false]);
  });

  it("also when the course has ended, and not before one has begun", async () => {
    await given.as(coordinatorOf(harbour)).endAssignment({ ...given.key(), referralId });
    await wish(true);
    expect(await seen()).toEqual([true, true, true]);
    const open = await given.accepted({ citizen: citizen("b") });
    expect(await refusal(given.as(citizen("b")).wishToGive({ ...given.key(), referralId: open, wishes: true }))).toBe("ASSIGNMENT_WRONG_STATE");
  });

  it("CON-25 is erased with the rest, and is in no event, history or idempotency record", async () => {
    await wish(true);
    await given.hear(ConsentRevoked, { ...consentOf(referralId), by: "citizen" });
    expect(await given.rows("SELECT 1 FROM wish_to_give w JOIN assignment a ON a.id = w.assignment_id WHERE a.referral_id = $1", referralId)).toEqual([]);
    expect(await refusal(wish(true))).toBe("NOT_FOUND");
    for (const table of ["outbox", "assignment_history", "idempotency"]) expect(await given.rows(`SELECT 1 FROM ${table} t WHERE t::text ~ 'wish'`), table).toEqual([]);
  });
});

it("ASG-11 a giver has a record of service of their own, which counts every course they began", async () => {
  await given.as(peerLogin(peerId)).handBack({ ...given.key(), referralId });
  await given.active(peerId, { citizen: citizen("c") });
  expect(await given.as(peerLogin(peerId)).myProfile()).toMatchObject({ load: 1, service: { since: expect.any(String) as string, coursesTakenOn: 2 } });
});
