import { decideDisclosure } from "@haandslag/consent/domain/decision";
import { DataCategory } from "@haandslag/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { abilityFor, decideByCasl } from "../src/consent/decide-by-casl.ts";
import { decideByCedar } from "../src/consent/decide-by-cedar.ts";
import { type Consent, consentsOf, type Question, questionsAbout } from "../src/consent/decide-situations.ts";

const ours = (consents: readonly Consent[], { request, now }: Question) => decideDisclosure(consents, request, now, "all").permitted;

function agree(consents: readonly Consent[], questions: readonly Question[]): number {
  const cedar = decideByCedar(consents);
  const ability = abilityFor(consents);
  for (const question of questions) {
    const permitted = ours(consents, question);
    expect({ cedar: cedar(question), casl: decideByCasl(ability, question) }).toEqual({ cedar: permitted, casl: permitted });
  }
  return questions.filter((question) => ours(consents, question)).length;
}

describe("the baselines of `decide` express the same policy", () => {
  it.each([1, 5, 20])("on what the benchmark asks about %s consents, where some are permitted and some denied", (count) => {
    const questions = questionsAbout(consentsOf(count));
    const permits = agree(consentsOf(count), questions);
    expect(permits).toBeGreaterThan(0);
    expect(permits).toBeLessThan(questions.length);
  });

  it("on consents and questions that are drawn", () => {
    const twenty = consentsOf(20);
    const drawn = fc.array(fc.record({
      which: fc.nat(7), status: fc.constantFrom("granted", "granted", "refused", "revoked"), categories: fc.subarray([...DataCategory.options], { minLength: 1 }), position: fc.integer({ min: 1, max: 6 }),
    }), { minLength: 1, maxLength: 6 });
    const asks = fc.record({ which: fc.nat(7), categories: fc.subarray([...DataCategory.options], { minLength: 1, maxLength: 3 }), days: fc.integer({ min: 0, max: 120 }) });
    let permits = 0;
    fc.assert(fc.property(drawn, fc.array(asks, { minLength: 1, maxLength: 10 }), (changes, questions) => {
      const consents = changes.map(({ which, status, categories, position }, i): Consent => {
        const consent = { ...(twenty[which] as Consent), consentId: twenty[i]?.consentId as string, status, categories, position, yesPosition: position };
        return status === "granted" && consent.validFrom === null ? { ...consent, validFrom: twenty[0]?.validFrom ?? null, expiresAt: twenty[0]?.expiresAt ?? null } : consent;
      });
      permits += agree(consents, questions.map(({ which, categories, days }) => {
        const { referralId, subjectId, discloser, recipient, purpose } = twenty[which] as Consent;
        return { request: { referralId, subjectId, discloser, recipient, purpose, categories }, now: new Date(Date.parse("2026-01-01T00:00:00.000Z") + days * 86_400_000) };
      }));
    }), { numRuns: 300 });
    expect(permits).toBeGreaterThan(20);
  });
});
