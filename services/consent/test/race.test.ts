import { Withdrawn } from "@haandslag/contracts";
import type { Reaction } from "@haandslag/messaging";
import { asService, inTransaction } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onReferralWithdrawn } from "../src/reactions/on-referral-withdrawn.ts";
import { aDisclosure, anEvent, codeOf, everyQuestion, key, openConsentService, people, sayYes, subjectOf, type TestService, whenAsked, whenGranted } from "./given.ts";

let service: TestService;
let pool: ReturnType<typeof connectPool>;
let busy: Pick<TestService, "as">;
let withdrawn: Reaction;
beforeAll(async () => {
  service = await openConsentService();
  // More connections than callers: what waits shall wait for the head and for nothing else.
  pool = connectPool(service.database.url, { max: 24, applicationName: "race" });
  busy = service.service(pool);
  withdrawn = onReferralWithdrawn(service.consents, service.clock);
});
afterAll(async () => {
  await pool.end();
  await service.close();
});

const question = [everyQuestion[0] as never];
/** She refers herself: asked by herself, she is asked again at once. */
const discloser = { kind: "citizen" } as const;
const chance = (seed: number) => () => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; };

/** One citizen's restless life: narrows, renews, stops (or the sender does), is asked again and says yes again. */
async function live(referralId: string, first: string, as: typeof people.citizen | { subjectId: string }, rounds: number, random: () => number): Promise<void> {
  const actor = { ...people.citizen, ...as };
  const citizen = busy.as(actor);
  let consentId = first;
  for (let round = 0; round < rounds; round++) {
    const { shared, notice: { noticeId, version, language, hash } } = await citizen.myConsent({ consentId });
    const draw = random();
    if (draw < 0.3 && shared.length > 1) await citizen.narrowConsent({ idempotencyKey: key(), consentId, categories: shared.slice(1) });
    else if (draw < 0.6) await citizen.renewConsent({ idempotencyKey: key(), consentId, notice: { noticeId, version, language, hash } });
    else {
      if (draw < 0.8) await citizen.revokeConsent({ idempotencyKey: key(), consentId });
      else await asService(() => inTransaction(pool, (tx) => withdrawn.apply(tx, [anEvent(Withdrawn, { referralId, organisationId: "organisation-harbour", reason: "citizen-moved" })])));
      const reason = draw < 0.8 ? "REVOKED" : "EXPIRED";
      expect(await busy.as(people.referralService).disclose(aDisclosure(referralId, { discloser }))).toMatchObject({ permitted: false, reasons: expect.arrayContaining([reason]) as string[] });
      const again = await whenAsked(busy, { referralId, subjectId: actor.subjectId, authority: null, questions: question });
      consentId = again.idOf("referral");
      await sayYes(busy, consentId, undefined, { as: actor });
    }
  }
}

describe("CON-18 CON-19 disclosures against revocations, narrowings and renewals", () => {
  it("every permit has its place before or after each change, never beside it", async () => {
    const lives = await Promise.all(["a", "b", "c"].map(async (letter) => {
      const as = { subjectId: subjectOf(letter) };
      const { referralId, idOf } = await whenAsked(busy, { subjectId: as.subjectId, authority: null, questions: question });
      await sayYes(busy, idOf("referral"), undefined, { as: { ...people.citizen, ...as } });
      return { referralId, consentId: idOf("referral"), as };
    }));
    let living = true;
    const permits: { disclosureId: string; consentId: string; epoch: number; categories: readonly string[] }[] = [];
    const reasons = new Set<string>();
    const disclose = async (referralId: string, atLeast: "all" | "any") => {
      while (living) {
        const input = aDisclosure(referralId, { discloser, atLeast, categories: ["situation", "identity", "contact"] });
        const answer = await busy.as(people.referralService).disclose(input);
        if (answer.permitted) permits.push({ disclosureId: input.disclosureId, consentId: answer.consentId, epoch: answer.epoch, categories: answer.categories });
        else for (const reason of answer.reasons) reasons.add(reason);
      }
    };
    const disclosers = lives.flatMap(({ referralId }) => [disclose(referralId, "any"), disclose(referralId, "any"), disclose(referralId, "all")]);
    await Promise.all(lives.map(({ referralId, consentId, as }, i) => live(referralId, consentId, as, 25, chance(i + 7)))).finally(() => { living = false; });
    await Promise.all(disclosers);

    // There was a race: some hundred permits, and denies for each reason that such a life gives.
    expect(permits.length).toBeGreaterThan(100);
    expect([...reasons]).toEqual(expect.arrayContaining(["REVOKED", "EXPIRED", "CATEGORY_NOT_COVERED"]));

    const ledger = await service.sql<{ disclosureId: string; consentId: string; epoch: number; categories: string[] }>(`SELECT id AS "disclosureId", consent_id AS "consentId", epoch, categories FROM disclosure`);
    const sorted = <Row extends { disclosureId: string }>(rows: readonly Row[]) => rows.toSorted((a, b) => (a.disclosureId < b.disclosureId ? -1 : 1));
    expect(sorted(ledger)).toEqual(sorted(permits));
    expect(await service.as(people.auditor).uncoveredDisclosures()).toEqual({ uncovered: [] });
    expect(await service.sql(`SELECT d.id FROM disclosure d JOIN consent_epoch e ON e.consent_id = d.consent_id AND e.status IN ('revoked', 'expired') WHERE d.position > e.position`)).toEqual([]);
    // Each position of a head was given out once, and none was lost.
    expect(await service.sql(`
      SELECT h.subject_id FROM disclosure_head h
      JOIN (SELECT subject_id, recipient, position FROM consent_epoch UNION ALL SELECT subject_id, recipient, position FROM disclosure) p USING (subject_id, recipient)
      GROUP BY h.subject_id, h.recipient, h.position HAVING count(*) <> h.position OR count(DISTINCT p.position) <> h.position OR max(p.position) <> h.position`)).toEqual([]);
  }, 120_000);
});

describe("several changes of one consent at the same moment", () => {
  it("each is decided on what the others left: whoever loses the race decides again", async () => {
    for (let round = 0; round < 10; round++) {
      const { idOf } = await whenGranted(busy, { subjectId: subjectOf("d"), authority: null, questions: question });
      const consentId = idOf("referral");
      const citizen = busy.as({ ...people.citizen, subjectId: subjectOf("d") });
      const { notice: { noticeId, version, language, hash } } = await citizen.myConsent({ consentId });
      const tried = await Promise.allSettled([
        citizen.narrowConsent({ idempotencyKey: key(), consentId, categories: ["situation"] }),
        citizen.renewConsent({ idempotencyKey: key(), consentId, notice: { noticeId, version, language, hash } }),
        citizen.revokeConsent({ idempotencyKey: key(), consentId }),
        citizen.revokeConsent({ idempotencyKey: key(), consentId }),
      ]);
      expect(tried.slice(2).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
      for (const lost of tried) if (lost.status === "rejected") expect(await codeOf(Promise.reject(lost.reason as Error))).toBe("CONSENT_WRONG_STATE");
      expect((await citizen.myConsent({ consentId })).status).toBe("revoked");
      const done = tried.slice(0, 2).filter(({ status }) => status === "fulfilled").length;
      expect(await service.sql("SELECT max(epoch) AS epochs, count(*)::int AS rows FROM consent_epoch WHERE consent_id = $1", [consentId])).toEqual([{ epochs: 3 + done, rows: 3 + done }]);
    }
  });
});

describe("CON-23 a revocation never gives up", () => {
  it("beside a storm of renewals and narrowings of the same consent it waits for its turn", async () => {
    for (let round = 0; round < 3; round++) {
      const { referralId, idOf } = await whenGranted(busy, { subjectId: subjectOf("e"), authority: null, questions: question });
      const consentId = idOf("referral");
      const citizen = busy.as({ ...people.citizen, subjectId: subjectOf("e") });
      const { notice: { noticeId, version, language, hash }, shared } = await citizen.myConsent({ consentId });
      let renewed = 0;
      const storm = Array.from({ length: 10 }, async (_, n) => {
        for (;;) {
          const change = n === 0
            ? citizen.narrowConsent({ idempotencyKey: key(), consentId, categories: shared.slice(0, Math.max(1, shared.length - renewed)) })
            : citizen.renewConsent({ idempotencyKey: key(), consentId, notice: { noticeId, version, language, hash } });
          const code = await change.then(() => { renewed++; return undefined; }, (error: unknown) => codeOf(Promise.reject(error as Error)));
          if (code === "CONSENT_WRONG_STATE") return;
        }
      });
      while (renewed < 10) await new Promise((resolve) => setTimeout(resolve, 5));
      const stop = await Promise.allSettled([citizen.revokeConsent({ idempotencyKey: key(), consentId })]);
      // Whatever became of it: the storm ends with the consent.
      await citizen.revokeAllConsents({ idempotencyKey: key(), referralId });
      await Promise.all(storm);
      expect(stop).toMatchObject([{ status: "fulfilled", value: { status: "revoked" } }]);
    }
  }, 60_000);
});
