import { removeDue, uuidv7Ids } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { removeEndedConsents } from "../src/storage/remove-ended-consents.ts";
import { removeWhatIsLeft } from "../src/storage/remove-what-is-left.ts";
import { aRepresentation, bridge, harbour, key, newId, openConsentService, people, start, subjectOf, type TestService, whenAsked, whenGranted, whenSent } from "./given.ts";

let service: TestService;
let retention: ReturnType<typeof connectPool>;
beforeAll(async () => {
  service = await openConsentService();
  retention = connectPool(service.database.retentionUrl, { max: 1, applicationName: "retention" });
});
beforeEach(async () => {
  await service.forget();
  await service.sql("TRUNCATE organisation_pseudonym");
  service.clock.moveTo(start);
});
afterAll(async () => {
  await retention.end();
  await service.close();
});

const rules = [removeEndedConsents(uuidv7Ids), ...removeWhatIsLeft];
const sweep = (now: Date) => removeDue(retention, rules, now);
/** Five calendar years after the clock, and some milliseconds. */
function fiveYearsOn(ms: number): Date {
  const then = service.clock.now();
  then.setUTCFullYear(then.getUTCFullYear() + 5);
  return new Date(then.getTime() + ms);
}
const left = async (table: string, where = "true") => (await service.sql(`SELECT 1 FROM ${table} WHERE ${where}`)).length;
const revokeAll = async (asked: Awaited<ReturnType<typeof whenAsked>>) => {
  for (const { purpose } of asked.input.questions) await service.as({ ...people.citizen, subjectId: asked.input.subjectId }).revokeConsent({ idempotencyKey: key(), consentId: asked.idOf(purpose) });
};

it("OPS-08 CON-27 what an organisation knows a citizen by goes with the last consent between the two, and receipts with theirs", async () => {
  const old = await whenGranted(service);
  await whenSent(service, old.referralId);
  await whenGranted(service, { subjectId: subjectOf("y"), authority: null, organisation: { party: bridge, name: "Broen", phone: "70 00 00 01" }, questions: [{ purpose: "referral", categories: ["situation"] }] });
  const { consentId, epoch } = await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: old.idOf("referral") });
  await service.as(people.coordinator).confirmOwnNotesDeleted({ idempotencyKey: key(), consentId, epoch });
  for (const purpose of ["feedback", "measurement"] as const) await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: old.idOf(purpose) });
  expect([await left("receipt"), await left("organisation_pseudonym", `subject_id = '${subjectOf("a")}' AND organisation_id = '${harbour.id}'`)]).toEqual([1, 1]);

  expect(await sweep(fiveYearsOn(0))).toEqual({});
  expect(await sweep(fiveYearsOn(1))).toEqual({ "ended-consents": 3, "organisation-pseudonyms": 1 });
  expect([await left("receipt"), await left("receipt_account"), await left("receipt_account_history")]).toEqual([0, 0, 0]);
  expect(await service.sql("SELECT subject_id, organisation_id FROM organisation_pseudonym")).toEqual([{ subject_id: subjectOf("y"), organisation_id: bridge.id }]);
});

it("OPS-08 whoever is being asked while the sweep looks keeps the pseudonym", async () => {
  const asking = await service.owner.connect();
  await asking.query("BEGIN");
  await asking.query("INSERT INTO organisation_pseudonym VALUES ($1, 'p', $2)", [harbour.id, subjectOf("a")]);
  await asking.query("COMMIT");
  await asking.query("BEGIN");
  // As request-consent does it: kept already, so nothing is written, and nothing is committed yet.
  await asking.query("INSERT INTO organisation_pseudonym VALUES ($1, 'p', $2) ON CONFLICT DO NOTHING", [harbour.id, subjectOf("a")]);
  await expect(sweep(service.clock.now())).rejects.toMatchObject({ code: "55P03" });
  await asking.query("ROLLBACK");
  asking.release();
  expect(await sweep(service.clock.now())).toEqual({ "organisation-pseudonyms": 1 });
});

it("OPS-08 CON-15 a representation goes five years after its end, never before the consents of its referral", async () => {
  const record = (change: Parameters<typeof aRepresentation>[0]) => service.as(people.referralService).recordRepresentation(aRepresentation(change));
  const asked = await whenGranted(service);
  const { representationId: said } = await record({ referralId: asked.referralId });
  const { representationId: over } = await record({ referralId: newId() });
  const { representationId: toLater } = await record({ referralId: newId(), to: "2033-01-01" });
  await service.as(people.caseworker).endRepresentation({ idempotencyKey: key(), representationId: said });
  service.clock.advance({ days: 1 });
  const { representationId: younger } = await record({ referralId: newId() });
  await revokeAll(asked);
  service.clock.moveTo(start);

  expect(await sweep(fiveYearsOn(0))).toEqual({});
  expect(await sweep(fiveYearsOn(1))).toEqual({ representations: 1 });
  expect(await left("representation", `id = '${over}'`)).toBe(0);
  expect(await left("representation_history", `aggregate_id = '${over}'`)).toBe(0);
  for (const id of [said, toLater, younger]) expect([await left("representation", `id = '${id}'`), await left("representation_history", `aggregate_id = '${id}'`) > 0]).toEqual([1, true]);
  expect(await sweep(fiveYearsOn(86_400_001))).toMatchObject({ "ended-consents": 3, representations: 2 });
  expect(await service.sql("SELECT id FROM representation")).toEqual([{ id: toLater }]);
});

it("OPS-08 CON-32 a line of the account goes five years after the look, and not by the role that the service runs as", async () => {
  const { referralId } = await whenAsked(service);
  await service.as(people.caseworker).consentsOfReferral({ referralId });
  service.clock.advance({ days: 1 });
  await service.as(people.caseworker).consentsOfReferral({ referralId });
  service.clock.moveTo(start);
  expect(await left("look_up")).toBe(2);
  expect(await sweep(fiveYearsOn(0))).toEqual({});
  expect(await sweep(fiveYearsOn(1))).toEqual({ "look-ups": 1 });
  expect(await service.sql("SELECT at FROM look_up")).toEqual([{ at: new Date(new Date(start).getTime() + 86_400_000) }]);
  for (const table of ["look_up", "organisation_pseudonym", "representation", "representation_history"]) await expect(service.database.pool.query(`DELETE FROM ${table}`), table).rejects.toMatchObject({ code: "42501" });
  // Retention deletes, and changes nothing.
  for (const table of ["look_up SET user_id = ''", "representation SET version = 9", "organisation_pseudonym SET subject_id = ''"]) await expect(retention.query(`UPDATE ${table}`), table).rejects.toMatchObject({ code: "42501" });
});
