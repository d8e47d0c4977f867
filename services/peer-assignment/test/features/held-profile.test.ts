import { ConsentExpired, ConsentNarrowed, ConsentRevoked } from "@haandslag/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bridge, citizen, consentOf, coordinatorOf, type Given, givenService, harbour, heldProfile, peerLogin, profile, refusal } from "../given.ts";

let given: Given;
beforeEach(async () => { given = await givenService(); });
afterEach(() => given.drop());

/** The profile of the one referral that something is held for. */
const held = async () => (await given.heldFor(String((await given.rows("SELECT a.referral_id FROM assignment a JOIN held_subject h ON h.assignment_id = a.id"))[0]?.["referral_id"])))?.profile;

describe("the profile that is held", () => {
  it("CON-07 has what matching reads of what was disclosed, and nothing else that an answer may carry", async () => {
    const referralId = await given.accepted();
    given.referral.profile = { situation: { ...profile.situation, wish: "free text" }, practical: profile.practical } as typeof given.referral.profile;
    await given.as(coordinatorOf(harbour)).findPeers({ ...given.key(), referralId });
    expect(await held()).toEqual({ situation: { themes: ["loneliness", "grief"] }, practical: heldProfile.practical });
  });

  it.each(["CONSENT_NOT_ACTIVE", "CONSENT_UNAVAILABLE", "REFERRAL_UNAVAILABLE"] as const)("CON-20 where the answer is %s, nobody is found or asked and nothing changes", async (code) => {
    const peerId = await given.peer();
    const referralId = await given.accepted();
    given.referral.refuses = code;
    const coordinator = given.as(coordinatorOf(harbour));
    expect(await refusal(coordinator.findPeers({ ...given.key(), referralId }))).toBe(code);
    expect(await refusal(coordinator.askPeers({ ...given.key(), referralId, peerIds: [peerId] }))).toBe(code);
    expect([await given.statusOf(referralId), await held(), await given.announced()]).toEqual(["open", null, []]);
  });

  it("REF-21 each search is a disclosure of its own, also under the same idempotency key", async () => {
    const referralId = await given.accepted();
    const input = { ...given.key(), referralId };
    await given.as(coordinatorOf(harbour)).findPeers(input);
    given.referral.refuses = "CONSENT_NOT_ACTIVE";
    expect(await refusal(given.as(coordinatorOf(harbour)).findPeers(input))).toBe("CONSENT_NOT_ACTIVE");
  });

  it("loses what a narrowing takes away, and only for this organisation and purpose", async () => {
    const peerId = await given.peer();
    const referralId = await given.accepted();
    await given.ask(referralId, [peerId]);
    await given.hear(ConsentNarrowed, consentOf(referralId, { consentId: given.ids.next(), categories: [], recipient: { kind: "organisation", id: bridge } }));
    await given.hear(ConsentRevoked, { ...consentOf(referralId, { consentId: given.ids.next(), purpose: "measurement", categories: ["check-ins"] }), by: "citizen" });
    expect(await held()).toEqual(heldProfile);
    await given.hear(ConsentNarrowed, consentOf(referralId, { categories: ["wishes", "practical"] }));
    expect(await held()).toEqual({ wishes: heldProfile.wishes, practical: heldProfile.practical });
  });

  it.each([
    ["revoked", (referralId: string) => given.hear(ConsentRevoked, { ...consentOf(referralId), by: "citizen" })],
    ["expired", (referralId: string) => given.hear(ConsentExpired, { ...consentOf(referralId), because: "time" })],
  ])("is gone when the consent is %s", async (_how, ends) => {
    const referralId = await given.active(await given.peer());
    await ends(referralId);
    expect([await held(), await given.statusOf(referralId)]).toEqual([undefined, "ended"]);
  });

  it("CON-21 an answer that was on its way while the consent was narrowed is thrown away and asked for again", async () => {
    const referralId = await given.accepted();
    let times = 0;
    given.referral.meanwhile = async () => {
      times += 1;
      if (times > 1) return;
      await given.hear(ConsentNarrowed, consentOf(referralId, { categories: ["practical"] }));
      given.referral.profile = { practical: profile.practical };
    };
    await given.as(coordinatorOf(harbour)).findPeers({ ...given.key(), referralId });
    expect([times, await held()]).toEqual([2, { practical: heldProfile.practical }]);
  });
});

describe("ASG-04 name and contact", () => {
  it("are given to the chosen peer of an active course, each time as a disclosure, and kept nowhere", async () => {
    const [chosen, other] = [await given.peer(), await given.peer()];
    const referralId = await given.offered([chosen, other]);
    expect(await refusal(given.as(peerLogin(chosen)).openContact({ ...given.key(), referralId }))).toBe("NOT_FOUND");
    await given.as(citizen("a")).choosePeer({ ...given.key(), referralId, peerId: chosen });
    given.referral.asked = [];
    const input = { ...given.key(), referralId };
    expect((await given.as(peerLogin(chosen)).openContact(input)).contact.contact?.phones).toHaveLength(1);
    await given.as(peerLogin(chosen)).openContact(input);
    expect(given.referral.asked).toEqual(["openContactForPeer", "openContactForPeer"]);
    expect(await refusal(given.as(peerLogin(other)).openContact({ ...given.key(), referralId }))).toBe("NOT_FOUND");
    given.referral.refuses = "CONSENT_UNAVAILABLE";
    expect(await refusal(given.as(peerLogin(chosen)).openContact(input))).toBe("CONSENT_UNAVAILABLE");
  });

  it("are not given where the course was handed back while the answer was on its way", async () => {
    const peerId = await given.peer();
    const referralId = await given.active(peerId);
    given.referral.meanwhile = async () => { await given.as(citizen("a")).handBack({ ...given.key(), referralId }); };
    expect(await refusal(given.as(peerLogin(peerId)).openContact({ ...given.key(), referralId }))).toBe("NOT_FOUND");
  });
});
