import { afterAll, beforeAll, expect, test } from "vitest";
import { citizen, coordinatorOf, type Given, givenService, harbour, peerLogin, startOfTime } from "../given.ts";

let given: Given;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());

test("ASG-04 peers are asked first, without identity; the citizen chooses among those who said yes; the chosen one opens name and contact", async () => {
  const coordinator = given.as(coordinatorOf(harbour));
  const kim = given.as(citizen("a"));
  const willing = await given.peer({ displayName: "Willing", ownWords: "Walks help me." });
  const unwilling = await given.peer({ displayName: "Unwilling" });
  const referralId = await given.accepted();

  const found = await coordinator.findPeers({ ...given.key(), referralId });
  expect(found.suitable.map(({ peerId }) => peerId)).toEqual([willing, unwilling]);
  await coordinator.askPeers({ ...given.key(), referralId, peerIds: [willing, unwilling] });

  const asks = await given.as(peerLogin(willing)).myAsks();
  expect(asks).toHaveLength(1);
  const { assignmentId } = found;
  expect(asks[0]).toEqual({ assignmentId, organisationId: harbour, askedAt: startOfTime, answerBy: expect.any(String), answer: null });
  expect(Object.keys((await given.as(peerLogin(willing)).openAsk({ ...given.key(), assignmentId })).profile).sort()).toEqual(["practical", "situation", "wishes"]);
  await given.answer(assignmentId, unwilling, "no");
  await given.answer(assignmentId, willing, "yes");

  expect(await kim.proposals({ referralId })).toEqual([{ peerId: willing, displayName: "Willing", ownWords: "Walks help me.", reasons: ["shares-theme", "shares-language", "meets-at-your-times"] }]);
  await kim.choosePeer({ ...given.key(), referralId, peerId: willing });

  expect(await kim.myAssignment({ referralId })).toMatchObject({ status: "active", peer: { peerId: willing, displayName: "Willing" } });
  const peer = given.as(peerLogin(willing));
  expect((await peer.openContact({ ...given.key(), referralId })).contact.identity?.givenNames).toEqual(["Testnavn"]);
  await peer.recordSession({ ...given.key(), referralId, date: "2026-03-02", minutes: 60, attendance: "both" });
  await coordinator.endAssignment({ ...given.key(), referralId });
  expect(await given.statusOf(referralId)).toBe("ended");
  expect(await given.announced()).toEqual(["asked", "offered", "started", "session-recorded", "ended"]);
  expect((await coordinator.listPeers({ limit: 50 })).peers.map(({ load }) => load)).toEqual([0, 0]);
});
