import { ConsentNarrowed, ReceiptClaims } from "@haandslag/contracts";
import { describe, expect, test } from "vitest";
import { everyColumn } from "../given/every-column.ts";
import { organisationId } from "../given/people.ts";
import { runningCourse, someAnswers } from "../given/situations.ts";
import { stage, type Stage } from "../given/stage.ts";

async function receiptsOf({ database }: Pick<Stage, "database">, referralId: string): Promise<ReceiptClaims[]> {
  const { rows } = await database.owner.query<{ receipt: string }>("SELECT data->>'receipt' AS receipt FROM outbox WHERE key = $1 AND type = 'dk.haandslag.outcomes.receipt-given.v1' ORDER BY position", [referralId]);
  return rows.map(({ receipt }) => ReceiptClaims.parse(JSON.parse(Buffer.from(receipt.split(".")[1] ?? "", "base64url").toString())));
}
const history = [{ what: "course-history", paragraph: "gdpr-5-2" }];

describe("CON-24 the end of a consent to measurement is answered", () => {
  test("words and answers are erased, that there were check-ins stays; heard twice, answered once", async () => {
    const at = await runningCourse();
    await at.answer();
    await at.setGoal("a goal in own words");
    await at.hearAll(at.facts.withdrawn(), at.facts.withdrawn());
    expect(await receiptsOf(at, at.referralId)).toMatchObject([{
      iss: "urn:haandslag:outcomes", holder: "outcomes", consentId: at.facts.consentId, epoch: 2, recipient: organisationId, erased: ["own-words", "check-ins"], kept: history,
    }]);
    expect((await at.course())?.checkIns.map(({ status }) => status)).toEqual(["answered"]);
  });

  test("CON-14 one that ran out after the referral is over: whom it was about goes with it", async () => {
    const at = await runningCourse();
    await at.answer(someAnswers);
    await at.hearAll(at.facts.over.stopped(), at.facts.expired());
    expect(await receiptsOf(at, at.referralId)).toMatchObject([{ erased: ["check-ins", "pseudonym"], kept: history }]);
  });

  test("CON-18 nothing is kept under it after that; one under which nothing was kept is answered with empty lists", async () => {
    const s = await stage();
    const facts = s.factsOf();
    await s.hearAll(facts.withdrawn(), facts.accepted(), facts.started(), facts.consented());
    expect(await receiptsOf(s, facts.referralId)).toMatchObject([{ erased: [], kept: [] }]);
    expect((await everyColumn(s.keys)).get("data_key"), "the pseudonym's key alone").toMatch(/^[^\n]*"owner":"pseudonym"[^\n]*$/);
  });

  test("a narrowing that leaves the check-ins takes nothing, and is answered", async () => {
    const at = await runningCourse();
    await at.answer();
    const { data } = at.facts.withdrawn() as { data: Record<string, unknown> };
    const { by: _by, ...narrowed } = data;
    await at.hearAll({ on: ConsentNarrowed, data: narrowed });
    expect(await receiptsOf(at, at.referralId)).toMatchObject([{ erased: [], kept: [] }]);
    expect((await at.citizen.myCourse({ referralId: at.referralId })).checkIns[0]).toMatchObject({ scores: { hope: 0 } });
  });

  test("of a consent to something else nothing is said", async () => {
    const at = await runningCourse();
    await at.hearAll(at.facts.withdrawn(at.facts.consentId, "feedback"));
    expect(await receiptsOf(at, at.referralId)).toEqual([]);
  });
});

test("OPS-02 while the referral service is away the acceptance waits, and nothing half is kept", async () => {
  const s = await stage();
  const facts = s.factsOf();
  s.referral.isAway = true;
  await expect(s.hearAll(facts.accepted())).rejects.toMatchObject({ code: "REFERRAL_UNAVAILABLE" });
  expect(await s.courseOf(facts.referralId)).toBeUndefined();
  s.referral.isAway = false;
  await s.hearAll(facts.accepted());
  expect(await s.courseOf(facts.referralId)).toMatchObject({ subject: "held" });
});
