import fc from "fast-check";
import { isRefusal, ReferralStatus } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { decide, evolve, isOver, needOf, rankOf, type Referral, type ReferralCommand, takersOf, transitionTable } from "../../src/domain/referral/index.ts";
import { after, anyCommand, paths, play, say } from "./commands.ts";

/** Which of the commands that people give are taken in which state; all others are refused there. */
const taken: Record<string, readonly (keyof typeof paths)[]> = {
  editDraft: ["draft", "granted"], requestConsent: ["draft", "granted"], sendOffer: ["granted"], withdrawReferral: ["draft", "granted", "offered"],
  openOffer: ["offered"], acceptOffer: ["offered"], declineOffer: ["offered"], openCase: ["accepted", "in_course"], openProfile: ["accepted", "in_course"], openContactForPeer: ["accepted", "in_course"],
  closeReferral: [],
};
const given: ReferralCommand[] = [say.edit(), say.ask(), say.send(), say.withdraw(), say.open(), say.accept(), say.decline(), { type: "openCase" }, { type: "openProfile" }, { type: "openContactForPeer" }, say.close()];
const situations = Object.keys(paths) as (keyof typeof paths)[];

describe("REF-01 one explicit state machine", () => {
  it.each(given.flatMap((command) => situations.map((situation) => [command.type, situation, taken[command.type]?.includes(situation) === true, command] as const)))(
    "REF-01 %s on a referral that is %s is taken: %s", (_type, situation, isTaken, command) => {
      const decision = decide(command, after(paths[situation]));
      expect(!isRefusal(decision)).toBe(isTaken);
      if (isRefusal(decision) && decision.refused === "REFERRAL_WRONG_STATE") expect(decision.detail).toMatchObject({ state: expect.stringMatching(/^[a-z_]+$/), command: command.type });
    },
  );

  it("REF-01 every transition of the table names who may take it", () => {
    const table = transitionTable();
    expect(table.length).toBeGreaterThan(30);
    for (const { command, by } of table) expect(by).toBe(takersOf[command as keyof typeof takersOf].join(", "));
    expect(new Set(table.map(({ to }) => to))).toEqual(new Set(ReferralStatus.options));
  });

  it("REF-01 decide is total, and no path leaves an illegal state", () => {
    fc.assert(fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
      const { state } = play([say.draft(), ...commands]);
      expect(brokenPromises(state as Referral)).toEqual([]);
    }), { numRuns: 600 });
  });

  it("replaying the history gives the state", () => {
    fc.assert(fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
      const { state, events } = play(commands);
      expect(JSON.parse(JSON.stringify(events)).reduce(evolve, undefined)).toEqual(state);
    }), { numRuns: 300 });
  });

  it("CON-22 what is over stays over, whatever comes late", () => {
    fc.assert(fc.property(fc.constantFrom("declined" as const, "withdrawn" as const, "stopped" as const, "closed" as const), fc.array(anyCommand, { maxLength: 20 }), (situation, commands) => {
      const state = after(paths[situation]);
      expect(play(commands, state)).toEqual({ state, events: [], announced: [] });
    }), { numRuns: 300 });
  });

  it("CON-22 the consents end the same in whichever order and how often their events come", () => {
    const story = [say.consent("requested", 0), say.consent("granted", 1), say.consent("granted", 2, { categories: ["situation", "wishes"] }), say.consent("revoked", 3)];
    const from = after([say.draft(), say.ask()]);
    fc.assert(fc.property(fc.shuffledSubarray([...story, ...story], { minLength: 8 }), (events) => {
      expect(play(events, from).state?.consents).toEqual(play(story, from).state?.consents);
    }));
  });
});

/** What must hold in every state that can be reached. */
function brokenPromises(state: Referral): string[] {
  const broken: string[] = [];
  const not = (promise: boolean, says: string) => { if (!promise) broken.push(`${state.status}: ${says}`); };
  not(state.status === "draft" || state.status === "withdrawn" || ("offer" in state && state.offer !== null), "what is past the draft has an offer");
  not(state.status !== "offered" || state.lacks.length === 0, "nothing incomplete is sent");
  not(!("offer" in state) || state.offer === null || state.offer.categories.every((category) => ["situation", "wishes", "practical"].includes(category)), "REF-18 an offer has coded categories only");
  not(state.status !== "closed" || state.outcome !== null, "REF-11 closed has an outcome");
  not(state.status !== "closed" || state.course?.endedAt !== null, "REF-12 closed has no running course");
  not(state.deadlineAt === null || state.status === "offered", "only an offer waits for a time");
  not(!isOver(state) || ["declined-choose-next", "declined-final", "stopped", "nothing"].includes(needOf(state)), "where it is over the sender is needed for what follows, and for nothing else");
  not(state.need === rankOf(needOf(state)), "the place in the list is that of the need");
  not(state.sender.kind === "authority" || !("told" in state) || state.told.length === 0, "nobody is told of a self-referral");
  not(new Set(state.noticed).size === state.noticed.length, "REF-27 no notice twice");
  return broken;
}
