import { areAllIn } from "../demo/accounts-of-receipts.ts";
import { type Person, signIn } from "../demo/person.ts";
import { until } from "../demo/until.ts";
import type { Ready } from "../ready-file.ts";
import { demoPeers } from "./people.ts";
import { accepted, askedAbout, grantedAndOffered, type Referred } from "./referred.ts";
import { freja, kim, mikkel, solveig } from "./referred-citizens.ts";

/**
 * Referrals of invented citizens, each somewhere else on its way, so that every home has something to show: Kim is asked,
 * Freja's request waits for the organisation, Mikkel has a course, and Solveig has stopped all of it and has her receipts.
 * By the services' own front doors, as these people; what an earlier start that was killed has done is seen, and left.
 */
export async function seedReferrals(ready: Ready): Promise<void> {
  const sign = (user: string) => signIn(ready, user);
  const [caseworker, coordinator, fatima] = await Promise.all([sign("Maja Sagsbehandler"), sign("Signe Koordinator"), sign("Fatima Peer")]);
  await Promise.all([
    sign(kim.account).then((citizen) => askedAbout(caseworker, citizen, kim)),
    sign(freja.account).then((citizen) => grantedAndOffered(caseworker, citizen, freja)),
    sign(mikkel.account).then(async (citizen) => runsACourse({ coordinator, citizen, fatima }, await accepted(caseworker, coordinator, citizen, mikkel))),
    sign(solveig.account).then(async (citizen) => stopsAllOfIt({ coordinator, citizen }, await accepted(caseworker, coordinator, citizen, solveig))),
  ]);
}

async function runsACourse({ coordinator, citizen, fatima }: Record<"coordinator" | "citizen" | "fatima", Person>, { referralId, key }: Referred): Promise<void> {
  const { peerId } = demoPeers.fatima;
  const assignment = () => coordinator.peers.getAssignment.query({ referralId });
  if ((await assignment()).status === "open") await coordinator.peers.askPeers.mutate({ ...key("ask-peers"), referralId, peerIds: [peerId] });
  const { status, assignmentId } = await assignment();
  if (status === "asked") await fatima.peers.answerAsPeer.mutate({ ...key("peer-says-yes"), assignmentId, answer: "yes" });
  if ((await assignment()).status === "offered") await citizen.peers.choosePeer.mutate({ ...key("choose"), referralId, peerId });
  const course = await until("the first check-in is due", async () => {
    const seen = await citizen.outcomes.myCourse.query({ referralId }).catch(() => undefined);
    return seen !== undefined && seen.checkIns.length > 0 ? seen : undefined;
  });
  if (course.goals.length === 0) await citizen.outcomes.setGoal.mutate({ ...key("goal"), referralId, words: "Jeg vil ringe til min søster selv" });
}

async function stopsAllOfIt({ coordinator, citizen }: Record<"coordinator" | "citizen", Person>, { referralId, key, status }: Referred): Promise<void> {
  const consents = async () => (await citizen.consent.myRecipients.query()).recipients.flatMap((line) => line.consents).filter((consent) => consent.referralId === referralId);
  if ((await consents()).some((consent) => consent.status === "granted")) {
    if ((await status()) === "accepted") await coordinator.referral.openCase.mutate({ ...key("open-case"), referralId });
    await citizen.consent.revokeAllConsents.mutate({ ...key("stop"), referralId });
  }
  await until("everybody has answered that it is erased", async () => {
    const seen = await consents();
    return seen.length > 0 && seen.every(({ receipts }) => areAllIn(receipts));
  });
}
