import type { DataCategory } from "@haandslag/contracts";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { aDisclosure, codeOf, everyQuestion, harbour, key, municipality, openConsentService, people, sayYes, type TestService, whenAsked } from "../given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(() => service.forget());
afterAll(() => service.close());

const step = fc.record({
  what: fc.constantFrom("yes", "no", "narrow", "stop", "ask", "disclose", "disclose", "disclose"),
  categories: fc.uniqueArray(fc.constantFrom<DataCategory>("situation", "wishes", "contact"), { minLength: 1 }),
  hours: fc.constantFrom(1, 30, 24 * 200),
});

it("CON-31 CON-19 whatever happened, the account rebuilds what was decided at each moment, and agrees with the ledger about each disclosure", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
    await service.forget();
    const question = [everyQuestion[0] as never];
    const { referralId, idOf } = await whenAsked(service, { questions: question });
    let consentId = idOf("referral");
    const referralService = service.as(people.referralService);
    const citizen = service.as(people.citizen);
    const disclosed: { disclosureId: string; categories: readonly DataCategory[]; rest: { consentId: string; epoch: number } }[] = [];
    /** What the decision of record said of each set of categories, when it was asked live. */
    const moments: { at: string; said: Map<string, readonly [string, number] | null> }[] = [];
    await sayYes(service, consentId, ["situation", "wishes", "contact"]);

    for (const { what, categories, hours } of steps) {
      const change = { idempotencyKey: key(), consentId };
      // What the consent's state refuses is refused: the story goes on.
      const act = {
        yes: () => sayYes(service, consentId, categories), no: () => citizen.refuseConsent(change), narrow: () => citizen.narrowConsent({ ...change, categories }), stop: () => citizen.revokeConsent(change),
        ask: async () => { consentId = (await whenAsked(service, { referralId, questions: question })).idOf("referral"); },
        disclose: async () => {
          const input = aDisclosure(referralId, { categories });
          const answer = await referralService.disclose(input);
          if (answer.permitted) disclosed.push({ disclosureId: input.disclosureId, categories: answer.categories, rest: { consentId: answer.consentId, epoch: answer.epoch } });
        },
      }[what];
      const acted = act();
      await acted.catch(() => codeOf(acted));
      const said = new Map<string, readonly [string, number] | null>();
      for (const asked of new Set(disclosed.map((one) => one.categories.join()))) {
        const answer = await referralService.decide({ referralId, discloser: municipality, recipient: harbour, purpose: "referral", categories: asked.split(",") as DataCategory[] });
        said.set(asked, answer.permitted ? [answer.consentId, answer.epoch] : null);
      }
      moments.push({ at: service.clock.now().toISOString(), said });
      service.clock.advance({ hours });
    }

    const { disclosures } = await citizen.myAccount({});
    expect(disclosures.disclosures.map(({ disclosureId, consentId: rests, epoch }) => ({ disclosureId, rest: { consentId: rests, epoch } })))
      .toEqual(disclosed.map(({ disclosureId, rest }) => ({ disclosureId, rest })).toReversed());
    for (const { disclosureId, categories, rest } of disclosed) {
      expect(await citizen.coverageAt({ disclosureId })).toMatchObject({ covering: rest, reasons: [], agreesWithLedger: true, ledger: rest });
      for (const { at, said } of moments) {
        const then = said.get(categories.join());
        if (then === undefined) continue;
        const { covering } = await citizen.coverageAt({ disclosureId, at });
        expect(covering === null ? null : [covering.consentId, covering.epoch]).toEqual(then);
      }
    }
    expect((await service.as(people.auditor).uncoveredDisclosures()).uncovered).toEqual([]);
  }), { numRuns: 20 });
}, 120_000);
