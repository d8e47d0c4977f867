import { afterAll, beforeAll, expect, it } from "vitest";
import { citizen, type Given, givenService } from "../given.ts";

let given: Given;
let peerId: string;
beforeAll(async () => {
  given = await givenService();
  peerId = await given.peer();
});
afterAll(() => given.drop());

const told = async (act: () => Promise<unknown>) => {
  await given.rows("DELETE FROM outbox");
  await act();
  return (await given.rows("SELECT type, key FROM outbox ORDER BY position")).map(({ type, key }) => [String(type).split(".")[3], key]);
};

it("ASG-04 ASG-11 the coordinator's screens are told that an assignment is there, is open again, and that its citizen wishes to give; of one peer's no, nothing", async () => {
  let referralId = "";
  expect(await told(async () => { referralId = await given.accepted(); })).toEqual([["assignment-changed", referralId]]);
  const other = await given.peer();
  const assignmentId = await given.ask(referralId, [peerId, other]);
  expect(await told(() => given.answer(assignmentId, other, "no"))).toEqual([]);
  expect(await told(() => given.answer(assignmentId, peerId, "yes"))).toEqual([["offered", referralId]]);
  expect(await told(() => given.as(citizen("a")).chooseNone({ ...given.key(), referralId }))).toEqual([["assignment-changed", referralId]]);
  const third = await given.peer();
  const again = await given.ask(referralId, [third]);
  expect(await told(() => given.answer(again, third, "no"))).toEqual([["assignment-changed", referralId]]);

  const running = await given.active(await given.peer());
  expect(await told(() => given.as(citizen("a")).wishToGive({ ...given.key(), referralId: running, wishes: true }))).toEqual([["assignment-changed", running]]);
});
