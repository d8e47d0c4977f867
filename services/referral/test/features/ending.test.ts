import { ConsentExpired, ConsentRevoked, Stopped } from "@haandslag/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf } from "../code-of.ts";
import { type GivenService, givenService, key } from "../given.ts";
import { maja, signe } from "../people.ts";
import { citizen, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const shareKeys = async (referralId: string) => (await world.keyStore.pool.query("SELECT wrapped IS NULL AS gone FROM data_key WHERE aggregate_id = $1 AND owner = 'share'", [referralId])).rows.map(({ gone }) => gone as boolean);
const sealedShares = async (referralId: string) => {
  const { rows } = await world.keyStore.pool.query("SELECT id FROM data_key WHERE aggregate_id = $1 AND owner = 'share'", [referralId]);
  return (await world.database.owner.query("SELECT 1 FROM sealed_content WHERE data_key_id = ANY($1)", [rows.map(({ id }) => id)])).rowCount;
};
async function revoke(referralId: string): Promise<void> {
  world.consent.revoke(referralId, "referral");
  await world.hear(ConsentRevoked, { ...world.consentFacts(referralId, "referral", []), by: "citizen" });
}

describe("the end", () => {
  it("CON-18 a withdrawn consent stops the referral, and what lay ready for the organisation is unreadable", async () => {
    const referralId = await referrals(world).inCourse();
    expect(await shareKeys(referralId)).toEqual([false]);
    await revoke(referralId);
    expect(await codeOf(world.as(signe).openCase({ idempotencyKey: key(), referralId }))).toBe("REFERRAL_WRONG_STATE");
    expect(await shareKeys(referralId)).toEqual([true]);
    expect(await sealedShares(referralId)).toBe(0);
    expect(await world.as(maja).getReferral({ referralId })).toMatchObject({ status: "stopped", stopped: { because: "consent-revoked" }, record: { identity: { givenNames: citizen.givenNames } } });
  });

  it("CON-18 between the revocation and its event nothing is disclosed either", async () => {
    const referralId = await referrals(world).accepted();
    world.consent.revoke(referralId, "referral");
    expect(await codeOf(world.as(signe).openCase({ idempotencyKey: key(), referralId }))).toBe("CONSENT_NOT_ACTIVE");
  });

  it("CON-14 a consent that ran out stops and erases as a revocation does", async () => {
    const referralId = await referrals(world).accepted();
    world.consent.revoke(referralId, "referral");
    await world.hear(ConsentExpired, { ...world.consentFacts(referralId, "referral", []), because: "time" });
    expect(await world.as(maja).getReferral({ referralId })).toMatchObject({ status: "stopped", stopped: { because: "consent-expired" } });
    expect(await shareKeys(referralId)).toEqual([true]);
  });

  it.each(["declined", "withdrawn", "closed"] as const)("CON-25 a referral that is %s is erased on the recipient's side in the same way", async (how) => {
    const referralId = how === "closed" ? await referrals(world).ended() : await referrals(world).offered();
    if (how === "declined") await world.as(signe).declineOffer({ idempotencyKey: key(), referralId, reason: "no-room-now" });
    if (how === "withdrawn") await world.as(maja).withdrawReferral({ idempotencyKey: key(), referralId, reason: "citizen-moved" });
    if (how === "closed") await world.as(signe).closeReferral({ idempotencyKey: key(), referralId });
    await world.settle();
    expect(await shareKeys(referralId)).toEqual([true]);
    expect(await sealedShares(referralId)).toBe(0);
    expect((await world.as(maja).getReferral({ referralId })).record.identity.givenNames).toEqual(citizen.givenNames);
  });

  it("CON-22 erasing twice is erasing once", async () => {
    const referralId = await referrals(world).offered();
    await revoke(referralId);
    await world.hear(Stopped, { referralId, organisationId: "organisation-havnen", because: "consent-revoked" });
    expect(await shareKeys(referralId)).toEqual([true]);
  });

  it("a draft whose consent was withdrawn waits for another one", async () => {
    const referralId = await referrals(world).granted();
    await revoke(referralId);
    expect(await world.as(maja).getReferral({ referralId })).toMatchObject({ status: "draft", consents: [{ purpose: "referral", status: "revoked" }] });
    expect(await codeOf(world.as(maja).sendOffer({ idempotencyKey: key(), referralId }))).toBe("CONSENT_NOT_ACTIVE");
  });

  it("an offer that is sent while its keys are being destroyed is refused, not half sent", async () => {
    const referralId = await referrals(world).granted();
    const { disclose } = world.consent.port;
    Object.assign(world.consent.port, { disclose: async (...input: Parameters<typeof disclose>) => {
      const answer = await disclose(...input);
      await world.as(maja).withdrawReferral({ idempotencyKey: key(), referralId, reason: "sent-by-mistake" });
      await world.settle();
      return answer;
    } });
    expect(await codeOf(world.as(maja).sendOffer({ idempotencyKey: key(), referralId }))).toBe("REFERRAL_WRONG_STATE");
    Object.assign(world.consent.port, { disclose });
    expect(await sealedShares(referralId)).toBe(0);
  });
});
