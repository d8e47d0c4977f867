import { Accepted, Closed, ConsentExpired, ConsentNarrowed, ConsentRevoked, ReceiptClaims } from "@haandslag/contracts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { citizen, consentOf, coordinatorOf, type Given, givenService, harbour, heldProfile, peerLogin } from "../given.ts";

let given: Given;
beforeEach(async () => { given = await givenService(); });
afterEach(() => given.drop());

async function receipts(): Promise<ReceiptClaims[]> {
  const rows = await given.rows("SELECT data->>'receipt' AS receipt FROM outbox WHERE type = 'dk.haandslag.peer-assignment.receipt-given.v1' ORDER BY position");
  return rows.map(({ receipt }) => ReceiptClaims.parse(JSON.parse(Buffer.from(String(receipt).split(".")[1] ?? "", "base64url").toString())));
}
const revoked = (referralId: string, change: Parameters<typeof consentOf>[1] = {}) => given.hear(ConsentRevoked, { ...consentOf(referralId, change), by: "citizen" });
const history = [{ what: "course-history", paragraph: "gdpr-5-2" }];

describe("CON-24 the organisation's side answers", () => {
  it("a withdrawn consent: the course ends and the peer is free, then all that was held is erased; heard twice, answered once", async () => {
    const [peerId, avoided] = [await given.peer(), await given.peer()];
    const referralId = await given.active(peerId);
    await given.as(citizen("a")).avoidPeer({ ...given.key(), referralId, peerId: avoided });
    await given.as(peerLogin(peerId)).recordSession({ ...given.key(), referralId, date: "2026-03-02", minutes: 45, attendance: "both" });
    await revoked(referralId);
    await revoked(referralId);
    const [receipt, ...more] = await receipts();
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({ iss: "urn:haandslag:peer-assignment", holder: "peer-assignment", consentId: referralId, epoch: 2, recipient: harbour, kept: history });
    expect(receipt?.erased.toSorted()).toEqual(["avoided-peers", "profile", "pseudonym", "sessions"]);
    expect((await given.announced()).filter((name) => name === "ended" || name === "receipt-given"), "stopped, then erased").toEqual(["ended", "receipt-given"]);
    expect((await given.as(coordinatorOf(harbour)).listPeers({ limit: 9 })).peers.map(({ load }) => load)).toEqual([0, 0]);
    expect((await given.keys.pool.query("SELECT 1 FROM data_key WHERE wrapped IS NOT NULL")).rowCount).toBe(0);
  });

  it("CON-14 one that ended with its referral: what the closing erased already is in the receipt, and why the course ended", async () => {
    const referralId = await given.active(await given.peer());
    await given.hear(Closed, { referralId, organisationId: harbour });
    await given.hear(ConsentExpired, { ...consentOf(referralId), because: "referral-over" });
    expect(await receipts()).toMatchObject([{ erased: ["pseudonym", "profile"], kept: history }]);
    expect((await given.as(coordinatorOf(harbour)).listAssignments({ limit: 9 })).assignments[0]?.because).toBe("referral-over");
  });

  it("CON-25 a narrowed consent: what it took out of the profile has no key any more, and the rest is held under a new one", async () => {
    const referralId = await given.accepted();
    await given.ask(referralId, [await given.peer()]);
    await given.hear(ConsentNarrowed, consentOf(referralId, { categories: ["practical"] }));
    expect(await receipts()).toMatchObject([{ erased: ["profile-parts"], kept: [] }]);
    expect((await given.heldFor(referralId))?.profile).toEqual({ practical: heldProfile.practical });
    const { rows } = await given.keys.pool.query<{ gone: boolean }>("SELECT wrapped IS NULL AS gone FROM data_key WHERE owner = 'profile' ORDER BY gone");
    expect(rows).toEqual([{ gone: false }, { gone: true }]);
  });

  it("a consent under which nothing was held, before the acceptance or of another referral: empty lists", async () => {
    const referralId = await given.accepted();
    await revoked(given.ids.next());
    await revoked(referralId, { consentId: given.ids.next() });
    expect((await receipts()).map(({ erased, kept }) => [erased, kept])).toEqual([[[], []], [[], []]]);
    expect(await given.heldFor(referralId)).toBeDefined();
  });
});

it("CON-21 CON-25 an acceptance that comes after the end of its consent was answered for opens nothing, though the referral has not stopped yet", async () => {
  const referralId = given.ids.next();
  given.runs(referralId);
  await revoked(referralId);
  await given.hear(Accepted, { referralId, organisationId: harbour });
  expect([await given.statusOf(referralId), await given.rows("SELECT * FROM held_subject"), (await given.keys.pool.query("SELECT 1 FROM data_key")).rowCount]).toEqual([undefined, [], 0]);
});

it("CON-25 an acceptance that is played again from the event log when the referral is over finds nobody who tells whom it was about", async () => {
  const referralId = await given.accepted();
  given.referral.runs.delete(referralId);
  const later = given.ids.next();
  await given.hear(Accepted, { referralId: later, organisationId: harbour });
  expect(await given.statusOf(later)).toBeUndefined();
});
