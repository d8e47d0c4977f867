import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GivenService, givenService, key } from "../given.ts";
import { maja, signe } from "../people.ts";
import { citizen, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

describe("the main line", () => {
  it("a draft is asked about, offered, opened, accepted, opened as a case, and closed with the outcome that was recorded", async () => {
    const referralId = await referrals(world).offered();
    const opened = await world.as(signe).openOffer({ idempotencyKey: key(), referralId });
    expect(opened.offer).toEqual({ situation: { themes: ["grief"] }, wishes: { forms: ["individual"], peerGender: null }, practical: { languages: ["da"], mobility: "unrestricted", times: ["weekend"] } });
    expect(opened.areas).toEqual(["municipality-0751"]);

    await world.as(signe).acceptOffer({ idempotencyKey: key(), referralId });
    const { case: seen } = await world.as(signe).openCase({ idempotencyKey: key(), referralId });
    expect(seen.identity).toEqual({ givenNames: citizen.givenNames, familyName: citizen.familyName, ageGroup: "75+" });
    expect(seen.contact?.phones).toEqual(citizen.phones);
    expect((await world.as(maja).getReferral({ referralId })).status).toBe("accepted");

    expect(world.consent.disclosures.filter((each) => each.referralId === referralId).map(({ kind, recipientUser }) => [kind, recipientUser])).toEqual([["offer", "inbox"], ["offer", "user-signe"], ["case", "user-signe"]]);
  });
});
