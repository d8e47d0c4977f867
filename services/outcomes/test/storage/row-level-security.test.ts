import { changesWithin, rowsWithin } from "@haandslag/testing";
import { expect, test } from "vitest";
import { organisationId, otherCitizen, otherOrganisationId } from "../given/people.ts";
import { runningCourse } from "../given/situations.ts";

const ofOrganisations = ["course", "course_history", "course_subject", "receipt_given", "sealed_content"];
const only = (counted: Record<string, number>) => Object.fromEntries(ofOrganisations.map((table) => [table, counted[table]]));
const seen = (counted: Record<string, number>) => Object.entries(counted).filter(([, rows]) => rows !== 0);

/** One organisation's course, measured, with words of the citizen; another's, whose consent to measurement was withdrawn. */
async function twoOrganisations() {
  const at = await runningCourse();
  await at.answer();
  await at.setGoal("a goal in own words");
  const others = at.factsOf({ organisationId: otherOrganisationId, subjectId: otherCitizen.subjectId ?? "" });
  await at.hearAll(others.accepted(), others.consented(), others.started(), others.withdrawn());
  const { owner, ownerUrl, url } = at.database;
  await owner.query("INSERT INTO inbox VALUES ('test', gen_random_uuid())");
  await owner.query("INSERT INTO held_event (consumer, event_id, key, type, message, status) VALUES ('test', gen_random_uuid(), 'k', 't', '{}', 'parked')");
  const words = await owner.query("SELECT 1 FROM sealed_content WHERE kind <> 'pseudonym'");
  return { ...at, url, others, everything: await rowsWithin(ownerUrl, undefined), words: words.rowCount ?? 0 };
}

test("CON-29 by plain SQL as the role that the service runs as: no tenant or another's, no rows and no change; the own one, its own rows", async () => {
  const { url, everything, words, referralId, others } = await twoOrganisations();
  expect(Object.keys(everything)).toEqual(expect.arrayContaining(ofOrganisations));
  expect(Object.entries(everything).filter(([, rows]) => rows === 0), "every guarded table has a row to be seen").toEqual([]);
  expect(words).toBe(2);

  for (const scope of [undefined, "", "organisation-elsewhere", "019aa000-0000-7000-8000-0000000000ff", "%"]) {
    expect(seen(await rowsWithin(url, scope)), `${scope}`).toEqual([]);
    expect(Object.entries(await changesWithin(url, scope)).flatMap(([table, changes]) => seen(changes).map((change) => [table, ...change])), `${scope}`).toEqual([]);
  }

  const [mine, theirs] = [only(await rowsWithin(url, organisationId)), only(await rowsWithin(url, otherOrganisationId))];
  expect(mine).toMatchObject({ course: 1, course_subject: 1, sealed_content: 1, receipt_given: 0 });
  expect(theirs).toMatchObject({ course: 1, course_subject: 1, sealed_content: 1, receipt_given: 1 });
  // A citizen's own words are no organisation's: the rest is all there is.
  expect(Object.fromEntries(ofOrganisations.map((table) => [table, (mine[table] ?? 0) + (theirs[table] ?? 0)]))).toEqual({ ...only(everything), sealed_content: (everything["sealed_content"] ?? 0) - words });

  // A citizen's call is bound to one referral.
  expect(only(await rowsWithin(url, referralId))).toEqual({ ...mine, sealed_content: 1 + words });
  expect(only(await rowsWithin(url, others.referralId))).toEqual(theirs);
  for (const scope of [organisationId, referralId]) expect(await rowsWithin(url, scope), "for the service alone").toMatchObject({ outbox: 0, inbox: 0, held_event: 0 });
  expect((await rowsWithin(url, organisationId))["idempotency"], "a replay is its caller's").toBe(0);
});

test("CON-12 CON-29 these are all the changes that the grants allow, and a call's touch its own rows: history, events and receipts stay as they are", async () => {
  const { url, referralId } = await twoOrganisations();
  const mine = await rowsWithin(url, referralId);
  const all = (table: string, ...changes: string[]) => ({ [table]: Object.fromEntries(changes.map((change) => [change, mine[table]])) });
  expect(await changesWithin(url, referralId)).toEqual({
    ...all("held_event", ...["consumer", "event_id", "id", "key", "type", "message", "status", "tries", "next_try_at", "last_error", "held_at"].map((column) => `update ${column}`), "delete"),
    ...all("outbox", "update published_at"),
    ...all("course", "update version", "update state"),
    ...all("course_subject", "delete"),
    ...all("sealed_content", "update nonce", "update ciphertext", "delete"),
  });
  expect(mine).toMatchObject({ held_event: 0, outbox: 0, course: 1 });
});
