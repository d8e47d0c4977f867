import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Loading } from "../../../parts/loading.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { RingMe } from "../home/ring-me.tsx";
import { Checks } from "./checks.tsx";

const CheckForm = lazy(() => import("./check-form.tsx"));

/** How I am myself: voluntary, and seen by nobody else (ASG-09). */
export default function Wellbeing() {
  const { t } = useTranslation("peer");
  const { data: { instrument, checks } } = useSuspenseQuery(ask.peers.myWellbeing());
  const [turn, setTurn] = useState(0);
  const forget = useCommand(clients.peers.forgetOwnWellbeing, { onDone: () => announce(t("wellbeing.forgotten")) });
  return (
    <>
      <PageHeading>{t("titles.wellbeing")}</PageHeading>
      <p className="font-lead">{t("wellbeing.lead")}</p>
      <p>{t("wellbeing.onlyYou")}</p>
      <Suspense fallback={<Loading />}><CheckForm key={turn} instrument={instrument} onDone={() => setTurn(turn + 1)} /></Suspense>
      <Checks checks={checks} />
      {checks.length > 0 && (
        <>
          <p>{t("wellbeing.forgetMeans")}</p>
          <Problem refusal={forget.refusal} />
          <Button variant="secondary" isBusy={forget.isSending} onPress={() => void forget.send({})}>{t("wellbeing.forget")}</Button>
        </>
      )}
      <RingMe />
    </>
  );
}
