import { movableClock } from "@haandslag/service-kit";
import { areAllIn } from "../demo/accounts-of-receipts.ts";
import { type Person, signIn } from "../demo/person.ts";
import { until } from "../demo/until.ts";
import type { Ready } from "../ready-file.ts";
import { type Cast, hadACourse, hasPeersToChoose, peersAreAsked, runsACourse } from "./courses.ts";
import { hasAGuardian } from "./guarded.ts";
import { accepted, askedAbout, grantedAndOffered, type Referred } from "./referred.ts";
import { asta, ella, freja, kim, knud, mikkel, type ReferredCitizen, solveig, viggo } from "./referred-citizens.ts";

/**
 * Referrals of invented citizens, each somewhere else on its way, so that every home has something to show: Kim is asked,
 * Freja's request waits for the organisation, two peers are asked about Knud, Asta can choose among three, Mikkel has a
 * course and a meeting to come, Viggo's has ended, and Solveig has stopped all of it and has her receipts. In another unit
 * Gerda answers for Ella, whose guardian she is. Karen would like to be rung. By the services' own front doors, as these people; what an earlier start that was killed has done is
 * seen, and left.
 * @param clockFile the stack's own clock
 */
export async function seedReferrals(ready: Ready, clockFile: string): Promise<void> {
  const now = movableClock(clockFile).now();
  const sign = (user: string) => signIn(ready, user);
  const [caseworker, coordinator, anders, fatima, karen] = await Promise.all(["Maja Sagsbehandler", "Signe Koordinator", "Anders Peer", "Fatima Peer", "Karen Peer"].map(sign)) as [Person, Person, Person, Person, Person];
  const acceptedOf = async (of: ReferredCitizen, then: (cast: Cast, referred: Referred) => Promise<void>) => {
    const citizen = await sign(of.account);
    await then({ coordinator, citizen, peers: { anders, fatima, karen } }, await accepted(caseworker, coordinator, citizen, of));
  };
  await Promise.all([
    sign(kim.account).then((citizen) => askedAbout(caseworker, citizen, kim)),
    sign(freja.account).then((citizen) => grantedAndOffered(caseworker, citizen, freja)),
    acceptedOf(knud, (cast, referred) => peersAreAsked(cast, referred, ["anders", "fatima"])),
    acceptedOf(asta, (cast, referred) => hasPeersToChoose(cast, referred, ["anders", "fatima", "karen"])),
    acceptedOf(mikkel, (cast, referred) => runsACourse(cast, referred, now)),
    acceptedOf(viggo, (cast, referred) => hadACourse(cast, referred, now)),
    acceptedOf(solveig, stopsAllOfIt),
    Promise.all(["Henrik Sagsbehandler", ella.account, "Gerda Borger"].map(sign)).then(([henrik, citizen, gerda]) => hasAGuardian(henrik as Person, citizen as Person, gerda as Person, ella)),
    karen.peers.askToBeRung.mutate({ idempotencyKey: "demo-karen-ring-to-me" }),
  ]);
}

async function stopsAllOfIt({ coordinator, citizen }: Cast, { referralId, key, status }: Referred): Promise<void> {
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
