import type { Party } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { partiesOf } from "../../src/domain/consent/parties-of.ts";
import { questionsToAsk, type Request } from "../../src/domain/consent/questions-to-ask.ts";
import { asked } from "./given-consent.ts";

const authority: Party = { kind: "authority", id: "municipality-0101" };
const organisation: Party = { kind: "organisation", id: "organisation-harbour" };
const citizen: Party = { kind: "citizen" };
const all: Request["questions"] = [{ purpose: "referral", categories: ["wishes", "situation"] }, { purpose: "feedback", categories: ["outcome"] }, { purpose: "measurement", categories: ["check-ins"] }];
const ask = (change: Partial<Request> = {}) =>
  questionsToAsk({ questions: all, authority: { party: authority, legalBasis: "serviceloven-82" }, organisation: { party: organisation }, ageBand: "adult", ...change }, asked);
/** Its questions without the law's row, of which the name is enough. */
const questionsOf = (answer: ReturnType<typeof ask>) => ("questions" in answer ? answer.questions.map(({ law, ...question }) => ({ ...question, law: law.id })) : answer);
const problem = (field: string, text: string) => ({ field, code: "NOT_ALLOWED_HERE", text });

describe("CON-17 who discloses to whom, for each purpose", () => {
  it.each([
    ["referral", authority, { discloser: authority, recipient: organisation }], ["referral", null, { discloser: citizen, recipient: organisation }],
    ["feedback", authority, { discloser: organisation, recipient: authority }], ["feedback", null, undefined],
    ["measurement", authority, { discloser: citizen, recipient: organisation }], ["measurement", null, { discloser: citizen, recipient: organisation }],
  ] as const)("%s, referred by %j", (purpose, referrer, parties) => {
    expect(partiesOf(purpose, referrer, organisation)).toEqual(parties);
  });
});

describe("CON-17 a request becomes questions, each a consent of its own", () => {
  it("of an authority: three, with the categories in the list's order and the law's row for each", () => {
    expect(questionsOf(ask())).toEqual([
      { purpose: "referral", categories: ["situation", "wishes"], discloser: authority, recipient: organisation, law: "authority.referral.adult" },
      { purpose: "feedback", categories: ["outcome"], discloser: organisation, recipient: authority, law: "organisation.feedback.adult" },
      { purpose: "measurement", categories: ["check-ins"], discloser: citizen, recipient: organisation, law: "citizen.measurement.adult" },
    ]);
  });
  it("under the health act where that is the authority's basis", () => {
    expect(questionsOf(ask({ authority: { party: authority, legalBasis: "sundhedsloven" }, questions: all.slice(0, 1) }))).toMatchObject([{ law: "health-professional.referral.adult" }]);
  });
  it("of a citizen who refers herself: she discloses, and there is no feedback", () => {
    expect(questionsOf(ask({ authority: null, questions: [all[0] as never, all[2] as never] }))).toMatchObject([{ discloser: citizen, law: "citizen.referral.adult" }, { discloser: citizen, law: "citizen.measurement.adult" }]);
    expect(ask({ authority: null })).toEqual({ problems: [problem("questions.1.purpose", "There is nobody to disclose for this purpose.")] });
  });
  it("or the law refuses, which is said of the first question that it refuses", () => {
    expect(ask({ ageBand: "under-15" })).toMatchObject({ refused: "CITIZEN_UNDER_15" });
    expect(questionsOf(ask({ ageBand: "15-17" }))).toMatchObject([{ law: "authority.referral.15-17" }, { law: "organisation.feedback.15-17" }, { law: "citizen.measurement.15-17" }]);
  });
  it.each<[string, Partial<Request>, object[]]>([
    ["an authority that is none", { authority: { party: organisation, legalBasis: "sundhedsloven" }, questions: all.slice(2) }, [problem("authority.party", "This must be an authority.")]],
    ["an organisation that is none", { organisation: { party: authority }, questions: all.slice(2) }, [problem("organisation.party", "This must be an organisation.")]],
    ["a purpose that is asked about twice", { questions: [...all, { purpose: "feedback", categories: ["started"] }] }, [problem("questions.3.purpose", "Each purpose is asked about once.")]],
    ["one category of another purpose", { questions: [{ purpose: "referral", categories: ["wishes", "outcome"] }] }, [problem("questions.0.categories", "These categories belong to another purpose.")]],
    ["several things at once", { authority: null, organisation: { party: citizen } }, [problem("organisation.party", "This must be an organisation."), problem("questions.1.purpose", "There is nobody to disclose for this purpose.")]],
  ])("and is told what is wrong with which field: %s", (_what, change, problems) => {
    expect(ask(change)).toEqual({ problems });
  });
  it("what is wrong with a field comes before what the law refuses", () => {
    expect(ask({ ageBand: "under-15", organisation: { party: citizen } })).toEqual({ problems: [problem("organisation.party", "This must be an organisation.")] });
  });
});
