import { useQueryClient, useSuspenseQueries, useSuspenseQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { ask } from "../../../calls/ask.ts";
import { ifThere } from "../../../calls/if-there.ts";
import { isNearEnd } from "../consent/near-end.ts";
import { isOver, type MyReferral } from "./referral.ts";

/** What the citizen can do something about now; `by` is the last moment for it, where there is one. */
export type Waiting = { readonly key: string; readonly referralId: string; readonly by: string | null } & (
  | { readonly what: "answer"; readonly count: number; readonly about: MyReferral | undefined }
  | { readonly what: "say-yes-again"; readonly consentId: string }
  | { readonly what: "choose-peer" | "check-in" | "finish-self-referral" }
);

/** The most urgent first: questions, then a peer to choose, then a check-in. */
export function useWaiting(now: readonly MyReferral[]): readonly Waiting[] {
  // A referral that comes while one reads brings other questions with it: what stands stays until they are answered too.
  const referrals = useDeferredValue(now);
  const { data: { consents } } = useSuspenseQuery(ask.consent.myConsents({}));
  const running = referrals.filter((referral) => !isOver(referral) && referral.status !== "draft" && referral.status !== "offered");
  // Asked for together with the assignments, which hold the drawing up until they are there.
  const queries = useQueryClient();
  for (const course of running.map(({ referralId }) => ifThere(ask.outcomes.myCourse({ referralId })))) if (queries.getQueryState(course.queryKey) === undefined) void queries.prefetchQuery(course);
  const assignments = useSuspenseQueries({ queries: running.map(({ referralId }) => ifThere(ask.peers.myAssignment({ referralId }))) });
  const courses = useSuspenseQueries({ queries: running.map(({ referralId }) => ifThere(ask.outcomes.myCourse({ referralId }))) });
  const asked = Map.groupBy(consents.filter(({ status }) => status === "requested"), ({ referralId }) => referralId);
  return [
    ...[...asked].map(([referralId, open]): Waiting => ({
      key: `answer ${referralId}`, what: "answer", referralId, count: open.length,
      by: open.map(({ answerBy }) => answerBy).filter((at) => at !== null).sort()[0] ?? null, about: referrals.find((referral) => referral.referralId === referralId),
    })),
    ...assignments.flatMap(({ data }): Waiting[] => (data?.status === "offered" ? [{ key: `choose ${data.referralId}`, what: "choose-peer", referralId: data.referralId, by: data.chooseBy }] : [])),
    ...courses.flatMap(({ data }): Waiting[] => (data?.checkIns ?? []).filter(({ status }) => status === "due")
      .map(({ checkInId, answerBy }) => ({ key: checkInId, what: "check-in", referralId: data?.referralId ?? "", by: answerBy }))),
    ...consents.filter(isNearEnd)
      .map(({ consentId, referralId, expiresAt }): Waiting => ({ key: `again ${consentId}`, what: "say-yes-again", consentId, referralId, by: expiresAt })),
    ...referrals.filter(({ referralId, status, authorityName }) => status === "draft" && authorityName === null && !asked.has(referralId))
      .map(({ referralId }): Waiting => ({ key: `finish ${referralId}`, what: "finish-self-referral", referralId, by: null })),
  ];
}
