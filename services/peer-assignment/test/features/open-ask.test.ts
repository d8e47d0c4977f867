import { ConsentRevoked } from "@haandslag/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bridge, citizen, consentOf, coordinatorOf, type Given, givenService, harbour, peerLogin, profile, refusal } from "../given.ts";

let given: Given;
let peerId: string;
let referralId: string;
let assignmentId: string;
beforeEach(async () => {
  given = await givenService();
  peerId = await given.peer();
  referralId = await given.accepted();
  assignmentId = await given.ask(referralId, [peerId, await given.peer()]);
  given.referral.asked = [];
  given.referral.profileQuestions = [];
});
afterEach(() => given.drop());

const peer = () => given.as(peerLogin(peerId));
const open = () => peer().openAsk({ ...given.key(), assignmentId });
/** What a disclosure of this profile would show: none of it may stand in an answer without one. */
const ofTheProfile = /situation|wishes|practical|themes|grief|loneliness|mobility|unrestricted|weekend|profile/;

describe("ASG-04 what a peer is asked about", () => {
  it("ASG-04 is opened as a disclosure to this very peer, each time, and kept nowhere", async () => {
    const input = { ...given.key(), assignmentId };
    expect(await peer().openAsk(input)).toEqual({ assignmentId, categories: ["situation", "wishes", "practical"], profile });
    await peer().openAsk(input);
    expect(given.referral.profileQuestions).toEqual(Array.from({ length: 2 }, () => ({ idempotencyKey: input.idempotencyKey, referralId, organisationId: harbour, askedPeerId: peerId })));
  });

  it("CON-07 is what comes back now, and not what was held when the peer was asked", async () => {
    given.referral.profile = { practical: profile.practical };
    expect(await open()).toEqual({ assignmentId, categories: ["practical"], profile: { practical: profile.practical } });
    given.referral.profile = { wishes: { ...profile.wishes, wish: "free text" } } as typeof given.referral.profile;
    expect((await open()).profile).toEqual({ wishes: profile.wishes });
  });

  it.each(["CONSENT_NOT_ACTIVE", "CONSENT_UNAVAILABLE", "REFERRAL_UNAVAILABLE"] as const)("CON-18 CON-20 where the answer is %s the peer is told so, and nothing is shown of what is held", async (code) => {
    // Revoked in the consent service, its event not here yet; or that service away. What was asked on is still held.
    given.referral.refuses = code;
    expect((await given.heldFor(referralId))?.profile).not.toBeNull();
    expect(await refusal(open())).toBe(code);
    expect(JSON.stringify([await peer().myAsks(), await peer().myCourses()])).not.toMatch(ofTheProfile);
  });

  it("CON-19 no list of a peer's, and no coordinator's, has anything of the profile or asks for it", async () => {
    const running = await given.active(peerId);
    given.referral.asked = [];
    const coordinator = given.as(coordinatorOf(harbour));
    const shown = [
      await peer().myAsks(), await peer().myCourses(), await coordinator.listAssignments({ limit: 9 }),
      await coordinator.getAssignment({ referralId }), await coordinator.getAssignment({ referralId: running }),
    ];
    expect([(shown[0] as unknown[]).length, (shown[1] as unknown[]).length]).toEqual([1, 1]);
    expect(JSON.stringify(shown)).not.toMatch(ofTheProfile);
    expect(given.referral.asked).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["said no", () => given.answer(assignmentId, peerId, "no")],
    ["is avoided by the citizen", () => given.as(citizen("a")).avoidPeer({ ...given.key(), referralId, peerId })],
    ["is asked no more, the consent being gone", () => given.hear(ConsentRevoked, { ...consentOf(referralId), by: "citizen" })],
  ])("is not there for a peer who %s, neither before the question nor while the answer is on its way", async (_who, happens) => {
    given.referral.meanwhile = async () => { given.referral.meanwhile = async () => {}; await happens(); };
    expect(await refusal(open())).toBe("NOT_FOUND");
    given.referral.asked = [];
    expect(await refusal(open())).toBe("NOT_FOUND");
    expect(given.referral.asked).toEqual([]);
  });

  it("CON-29 is not there for a peer who was not asked, or of another organisation", async () => {
    for (const login of [peerLogin(await given.peer()), peerLogin(peerId, bridge)]) expect(await refusal(given.as(login).openAsk({ ...given.key(), assignmentId }))).toBe("NOT_FOUND");
    expect(given.referral.asked).toEqual([]);
  });
});
