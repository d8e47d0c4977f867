import { CheckInDue, ConsentReminderDue, NoticeDue, PeersOffered } from "@haandslag/contracts";
import { NoticeError } from "@haandslag/notices";
import { asService, inTransaction } from "@haandslag/service-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onNoticeDue } from "../../src/reactions/on-notice-due.ts";
import { type GivenService, givenService, havnen } from "../given.ts";
import { maja } from "../people.ts";
import { assignmentId, citizen, draft, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const answerBy = "2026-12-06T10:00:00.000Z";
const since = async (run: () => Promise<unknown>) => {
  const before = world.notices.length;
  await run();
  return world.notices.slice(before);
};

describe("REF-27 notices to people", () => {
  it("REF-27 three questions of one sitting are one notice, in the citizen's own channel and language", async () => {
    const referralId = await referrals(world).asked();
    const sent = await since(async () => {
      for (const [purpose, categories] of [["referral", ["situation"]], ["feedback", ["started"]], ["measurement", ["check-ins"]]] as const) await world.citizenIsAsked(referralId, purpose, categories);
    });
    expect(sent).toMatchObject([{ channel: "email", to: citizen.emails[0], language: "da" }]);
    expect(sent[0]?.text).toContain("https://portal.example");
  });

  it("REF-27 no notice names the organisation, the authority or what it is about", async () => {
    const referralId = await referrals(world).inCourse(["situation"]);
    await world.hear(PeersOffered, { referralId, assignmentId, organisationId: havnen.id, choices: 2, answerBy });
    await world.hear(CheckInDue, { referralId, checkInId: "019aa000-0000-7000-8000-00000000c1c1", moment: "start", answerBy });
    expect(world.notices.length).toBeGreaterThan(4);
    for (const { subject, text } of world.notices) expect(`${subject} ${text}`).not.toMatch(/Havnen|Aarhus|canary|grief|sorg|peer|psyk|henvis/i);
  });

  it("REF-27 one reminder, however many questions wait", async () => {
    const referralId = await referrals(world).asked();
    const remind = (consentId: string) => world.hear(ConsentReminderDue, { consentId, referralId, kind: "answer", answerBy });
    expect(await since(async () => {
      await remind("019aa000-0000-7000-8000-00000000d001");
      await remind("019aa000-0000-7000-8000-00000000d002");
    })).toHaveLength(1);
  });

  it.each([
    ["sms", { ...citizen, emails: [] }, "sms", "20304050"],
    ["letter", citizen, "letter", "Kimcanary Borgercanary\nCanarygade 7\n8000 Canaryby"],
  ] as const)("REF-27 who chose %s is told by it", async (channel, identity, by, to) => {
    const { referralId } = await world.as(maja).draftReferral({ ...draft(), citizen: { ...identity, emails: [...identity.emails], phones: "phones" in identity ? [...identity.phones] : [] }, notices: { channel, language: "en" }, legalBasis: "serviceloven-82" });
    expect(await since(() => world.citizenIsAsked(referralId, "referral", ["situation"]))).toMatchObject([{ channel: by, to, language: "en" }]);
  });

  it("REF-27 nobody is told by a channel they did not choose; the caseworker sees that an address is missing", async () => {
    const { referralId } = await world.as(maja).draftReferral({ ...draft(), citizen: { ...citizen, emails: [] }, legalBasis: "serviceloven-82" });
    expect(await since(() => world.citizenIsAsked(referralId, "referral", ["situation"]))).toEqual([]);
    expect((await world.as(maja).getReferral({ referralId })).noticeAddressMissing).toBe(true);
  });

  it.each([["NOTICE_NOT_SENT", true], ["NOTICE_ADDRESS_REFUSED", false], ["NOTICE_CHANNEL_CLOSED", false]] as const)("a sender that says %s is tried again: %s", async (code, again) => {
    const referralId = await referrals(world).drafted();
    const reaction = onNoticeDue({ ...world.deps, portalUrl: "https://portal.example", noticeSender: { send: () => Promise.reject(new NoticeError(code, "no")) } });
    const data = { noticeId: "019aa000-0000-7000-8000-00000000e001", referralId, kind: "contact-code", answerBy: null };
    const applied = asService(() => inTransaction(world.pool, (tx) => reaction.apply(tx, [{ id: data.noticeId, topic: NoticeDue.topic, key: referralId, type: NoticeDue.type, source: "test", time: answerBy, correlationId: "019aa000-0000-7000-8000-00000000c0a1", sequence: "1", data }])));
    if (again) await expect(applied).rejects.toMatchObject({ code });
    else await expect(applied).resolves.toBeUndefined();
  });
});
