import type { Person } from "../demo/person.ts";
import { until } from "../demo/until.ts";
import { demoPeers } from "./people.ts";
import type { Referred } from "./referred.ts";

type PeerName = "anders" | "fatima" | "karen";
export type Cast = { readonly coordinator: Person; readonly citizen: Person; readonly peers: Readonly<Record<PeerName, Person>> };

/** These peers are asked and have not answered. */
export async function peersAreAsked({ coordinator }: Cast, { referralId, key }: Referred, names: readonly PeerName[]): Promise<void> {
  const { status } = await coordinator.peers.getAssignment.query({ referralId });
  if (status === "open") await coordinator.peers.askPeers.mutate({ ...key("ask-peers"), referralId, peerIds: names.map((name) => demoPeers[name].peerId) });
}

/** All of them said yes; the citizen can choose. */
export async function hasPeersToChoose(cast: Cast, referred: Referred, names: readonly PeerName[]): Promise<void> {
  await peersAreAsked(cast, referred, names);
  const { assignmentId } = await cast.coordinator.peers.getAssignment.query({ referralId: referred.referralId });
  for (const name of names) {
    const { status } = await cast.coordinator.peers.getAssignment.query({ referralId: referred.referralId });
    if (status === "asked") await cast.peers[name].peers.answerAsPeer.mutate({ ...referred.key(`${name}-says-yes`), assignmentId, answer: "yes" });
  }
}

async function startsWith(cast: Cast, referred: Referred, name: PeerName): Promise<void> {
  const { referralId, key } = referred;
  await hasPeersToChoose(cast, referred, [name]);
  const { status } = await cast.coordinator.peers.getAssignment.query({ referralId });
  if (status === "offered") await cast.citizen.peers.choosePeer.mutate({ ...key("choose"), referralId, peerId: demoPeers[name].peerId });
  await until("the first check-in is due", async () => {
    const course = await cast.citizen.outcomes.myCourse.query({ referralId }).catch(() => undefined);
    return course !== undefined && course.checkIns.length > 0 ? course : undefined;
  });
}

/** A course with a meeting in three days, a check-in to answer and a goal. */
export async function runsACourse(cast: Cast, referred: Referred, now: Date): Promise<void> {
  const { referralId, key } = referred;
  await startsWith(cast, referred, "fatima");
  const { goals } = await cast.citizen.outcomes.myCourse.query({ referralId });
  if (goals.length === 0) await cast.citizen.outcomes.setGoal.mutate({ ...key("goal"), referralId, words: "Jeg vil ringe til min søster selv" });
  const { assignmentId, meetings } = await cast.coordinator.peers.getAssignment.query({ referralId });
  const inThreeDays = `${new Date(now.getTime() + 3 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)}T09:00:00.000Z`;
  if (meetings.length === 0) await cast.peers.fatima.peers.planMeeting.mutate({ ...key("plan-meeting"), assignmentId, startsAt: inThreeDays, minutes: 60, place: "outdoors" });
}

/** A course that they met in, that was answered for, and that ended well; the referral is closed. */
export async function hadACourse(cast: Cast, referred: Referred, now: Date): Promise<void> {
  const { referralId, key, status } = referred;
  if ((await status()) === "closed") return;
  await startsWith(cast, referred, "anders");
  const { citizen, coordinator, peers: { anders } } = cast;
  const dueCheckIn = async () => (await citizen.outcomes.myCourse.query({ referralId })).checkIns.find((checkIn) => checkIn.status === "due");
  const [first, assignment] = await Promise.all([dueCheckIn(), coordinator.peers.getAssignment.query({ referralId })]);
  if (assignment.status === "active") {
    if (first !== undefined) await citizen.outcomes.answerCheckIn.mutate({ ...key("answer-start"), referralId, checkInId: first.checkInId, answers: { hope: 1, meaning: 1, "connectedness-peer": 2, "empowerment-agency": 1 } });
    if (assignment.sessions.length === 0) await anders.peers.recordSession.mutate({ ...key("met"), referralId, date: now.toISOString().slice(0, 10), minutes: 60, attendance: "both" });
    await coordinator.peers.endAssignment.mutate({ ...key("end"), referralId });
  }
  const last = await until("the last check-in is due", async () => (await dueCheckIn()) ?? ((await citizen.outcomes.myCourse.query({ referralId })).checkIns.find(({ moment }) => moment === "end")));
  if (last.status === "due") await citizen.outcomes.answerCheckIn.mutate({ ...key("answer-end"), referralId, checkInId: last.checkInId, answers: { hope: 3, meaning: 2, identity: 3, "connectedness-peer": 4, "connectedness-family-and-friends": 2, "empowerment-agency": 3 } });
  await coordinator.outcomes.recordOutcome.mutate({ ...key("outcome"), referralId, outcome: "goals-reached" });
  await until("the outcome has reached the referral", async () => (await coordinator.referral.listOffers.query({})).offers.find((offer) => offer.referralId === referralId && offer.outcomeRecorded));
  await coordinator.referral.closeReferral.mutate({ ...key("close"), referralId });
}
