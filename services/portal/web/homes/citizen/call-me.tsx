import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { Button } from "../../parts/button.tsx";
import { Loading } from "../../parts/loading.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { CallChoice } from "./call-me/call-choice.tsx";
import { MyWish } from "./call-me/my-wish.tsx";

const WhomToAsk = lazy(() => import("./call-me/whom-to-ask.tsx"));

/** To be called: a press on the home page and one here, where somebody has the number already (REF-28). */
export default function CallMePage() {
  const { t } = useTranslation("citizen");
  const { data: { requests, choices } } = useSuspenseQuery(ask.referral.myContactRequests());
  const [isOther, setOther] = useState(choices.every(({ phoneEnding }) => phoneEnding === null));
  const waiting = requests.filter(({ status }) => status === "waiting");
  const free = choices.filter(({ authorityId }) => waiting.every((wish) => wish.authorityId !== authorityId));
  return (
    <>
      <PageHeading>{t("titles.callMe")}</PageHeading>
      <p className="font-lead">{t("callMe.lead")}</p>
      {requests.map((wish) => <MyWish key={wish.contactRequestId} wish={wish} />)}
      {free.length > 0 && <div className="choices">{free.map((choice) => <CallChoice key={choice.authorityId} choice={choice} />)}</div>}
      {isOther ? <Suspense fallback={<Loading />}><WhomToAsk /></Suspense> : <Button variant="secondary" onPress={() => setOther(true)}>{t("callMe.other")}</Button>}
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
