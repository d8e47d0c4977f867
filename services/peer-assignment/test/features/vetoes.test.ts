import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citizen, coordinatorOf, type Given, givenService, harbour, peerLogin, refusal } from "../given.ts";

let given: Given;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());

describe("ASG-03 a veto holds and is shown to nobody", () => {
  it("the coordinator's every answer is the same with and without it; the peer never hears of the question", async () => {
    const coordinator = given.as(coordinatorOf(harbour));
    const avoided = await given.peer({ displayName: "Avoided" });
    const other = await given.peer({ displayName: "Other" });
    const [withVeto, without] = [await given.accepted({ citizen: citizen("a") }), await given.accepted({ citizen: citizen("b") })];
    await given.as(citizen("a")).avoidPeer({ ...given.key(), referralId: withVeto, peerId: avoided });

    const seen = async (referralId: string) => {
      const blind = (answer: object) => JSON.parse(JSON.stringify(answer).replaceAll(/[0-9a-f-]{36}/g, (id) => ([avoided, other].includes(id) ? id : "id")).replaceAll(/key-id/g, "")) as unknown;
      const found = blind(await coordinator.findPeers({ ...given.key(), referralId }));
      const asked = blind(await coordinator.askPeers({ ...given.key(), referralId, peerIds: [avoided, other] }));
      return { found, asked, shown: blind(await coordinator.getAssignment({ referralId })) };
    };
    expect(await seen(withVeto)).toEqual(await seen(without));

    const assignmentOf = async (referralId: string) => (await coordinator.getAssignment({ referralId })).assignmentId;
    const veto = await assignmentOf(withVeto);
    expect((await given.as(peerLogin(avoided)).myAsks()).map(({ assignmentId }) => assignmentId)).toEqual([await assignmentOf(without)]);
    expect(await refusal(given.answer(veto, avoided, "yes"))).toBe("NOT_FOUND");

    // To the others the avoided peer is one who stays silent: asking goes on to its deadline.
    await given.answer(veto, other, "yes");
    expect(await given.statusOf(withVeto)).toBe("asked");
    given.clock.advance({ days: 6 });
    await given.meetDeadlines();
    expect((await given.as(citizen("a")).proposals({ referralId: withVeto })).map(({ peerId }) => peerId)).toEqual([other]);
  });

  it("holds where it comes after the yes, and after the offer", async () => {
    const [one, two] = [await given.peer(), await given.peer()];
    const referralId = await given.offered([one, two], { citizen: citizen("c") });
    await given.as(citizen("c")).avoidPeer({ ...given.key(), referralId, peerId: one });
    expect((await given.as(citizen("c")).proposals({ referralId })).map(({ peerId }) => peerId)).toEqual([two]);
    expect(await refusal(given.as(citizen("c")).choosePeer({ ...given.key(), referralId, peerId: one }))).toBe("PEER_NOT_ASSIGNABLE");
  });

  it("holds for the citizen's next referral to the organisation, and for nobody else's", async () => {
    const peerId = await given.peer();
    const first = await given.accepted({ citizen: citizen("d") });
    await given.as(citizen("d")).avoidPeer({ ...given.key(), referralId: first, peerId });
    const [next, stranger] = [await given.accepted({ citizen: citizen("d") }), await given.accepted({ citizen: citizen("e") })];
    await given.ask(next, [peerId]);
    const asked = await given.ask(stranger, [peerId]);
    expect((await given.as(peerLogin(peerId)).myAsks()).map(({ assignmentId }) => assignmentId)).toEqual([asked]);
  });

  it("against the peer of a running course hands it back, as any other hand-back, and leaves no other trace than its row", async () => {
    const peerId = await given.peer();
    const referralId = await given.active(peerId, { citizen: citizen("f") });
    const input = { ...given.key(), referralId, peerId };
    await given.as(citizen("f")).avoidPeer(input);
    await given.as(citizen("f")).avoidPeer(input);
    expect(await given.statusOf(referralId)).toBe("open");
    const history = await given.rows("SELECT h.type FROM assignment_history h JOIN assignment a ON a.id = h.aggregate_id WHERE a.referral_id = $1 ORDER BY h.version", referralId);
    expect(history.map(({ type }) => type)).toEqual(["opened", "asked", "answered", "offered", "started", "handed-back"]);
    expect(await given.rows("SELECT 1 FROM idempotency WHERE key = $1 OR command LIKE '%void%'", input.idempotencyKey)).toEqual([]);
  });
});
