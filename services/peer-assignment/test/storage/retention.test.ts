import { Closed, ConsentRevoked } from "@haandslag/contracts";
import { receiptsGivenRetention, removeDue } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { expect, it } from "vitest";
import { removeEndedAssignments } from "../../src/storage/remove-ended-assignments.ts";
import { citizen, consentOf, coordinatorOf, givenService, harbour } from "../given.ts";

it("OPS-08 an assignment goes five years after its end, and its receipt; one that ended later, one that runs and one whose citizen is still held stay", async () => {
  const given = await givenService();
  const retention = connectPool(given.database.retentionUrl, { max: 1, applicationName: "retention" });
  const fiveYearsOn = (ms: number) => {
    const then = given.clock.now();
    then.setUTCFullYear(then.getUTCFullYear() + 5);
    return new Date(then.getTime() + ms);
  };
  const rules = [removeEndedAssignments, receiptsGivenRetention];
  const peerId = await given.peer({ loadCap: 9 });
  const over = await given.active(peerId);
  const held = await given.active(peerId, { citizen: citizen("b") });
  const running = await given.active(peerId, { citizen: citizen("c") });
  const later = await given.active(peerId, { citizen: citizen("d") });
  await given.hear(ConsentRevoked, { ...consentOf(over), by: "citizen" });
  await given.as(coordinatorOf(harbour)).endAssignment({ ...given.key(), referralId: held });
  given.clock.advance({ days: 1 });
  await given.hear(Closed, { referralId: later, organisationId: harbour });
  given.clock.advance({ days: -1 });

  expect((await given.rows("SELECT status FROM assignment ORDER BY status")).map(({ status }) => status)).toEqual(["active", "ended", "ended", "ended"]);
  expect((await given.rows("SELECT 1 FROM held_subject")), "of the one that runs, and of the one whose referral goes on").toHaveLength(2);
  expect(await removeDue(retention, rules, fiveYearsOn(0))).toEqual({});
  expect(await removeDue(retention, rules, fiveYearsOn(1))).toEqual({ "ended-assignments": 1, "receipts-given": 1 });
  expect((await given.rows("SELECT referral_id FROM assignment")).map(({ referral_id }) => referral_id).toSorted()).toEqual([held, running, later].toSorted());
  for (const table of ["assignment_history", "assignment_consent"]) {
    const column = table === "assignment_history" ? "aggregate_id" : "assignment_id";
    expect(await given.rows(`SELECT DISTINCT ${column} FROM ${table}`), table).toHaveLength(3);
    expect(await given.rows(`SELECT 1 FROM ${table} WHERE ${column} NOT IN (SELECT id FROM assignment)`), table).toEqual([]);
  }
  for (const table of ["peer", "held_subject", "session"]) await expect(retention.query(`DELETE FROM ${table}`), table).rejects.toMatchObject({ code: "42501" });
  await retention.end();
  await given.drop();
});
