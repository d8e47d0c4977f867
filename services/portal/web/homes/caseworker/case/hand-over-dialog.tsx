import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Loading } from "../../../parts/loading.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { Radios } from "../../../parts/radios.tsx";

interface Handing {
  readonly referralId: string;
  /** Who has it now, and so cannot be chosen. */
  readonly caseworkerId: string | null;
  readonly onClose: () => void;
}

/** To another caseworker of the unit; who they are, the service says: those that have signed in to it. */
export function HandOverDialog({ isOpen, ...handing }: Handing & { readonly isOpen: boolean }) {
  const { t } = useTranslation("caseworker");
  return (
    <Dialog isOpen={isOpen} heading={t("handOver.heading")} onClose={handing.onClose}>
      <p>{t("handOver.text")}</p>
      <Suspense fallback={<Loading />}><ToWhom {...handing} /></Suspense>
    </Dialog>
  );
}

function ToWhom({ referralId, caseworkerId, onClose }: Handing) {
  const { t } = useTranslation("caseworker");
  const [chosen, setChosen] = useState<string>();
  const [isWrong, setWrong] = useState(false);
  const { data } = useSuspenseQuery(ask.referral.listColleagues());
  const colleagues = data.filter(({ userId }) => userId !== caseworkerId);
  const handOver = useCommand(clients.referral.handOverCase, {
    onDone: () => {
      onClose();
      announce(t("handOver.done"));
    },
  });
  const send = () => {
    setWrong(chosen === undefined);
    if (chosen !== undefined) void handOver.send({ referralId, caseworkerId: chosen });
  };
  if (colleagues.length === 0) return <p>{t("handOver.nobody")}</p>;
  return (
    <>
      <Radios legend={t("handOver.legend")} chosen={chosen} onChange={setChosen} options={colleagues.map(({ userId, displayName }) => ({ value: userId, label: displayName }))} />
      {isWrong && <Alert variant="error" heading={t("handOver.wrong")} />}
      <Problem refusal={handOver.refusal} />
      <Buttons>
        <Button isBusy={handOver.isSending} onPress={send}>{t("handOver.button")}</Button>
        <Button variant="secondary" onPress={onClose}>{t("case.keep")}</Button>
      </Buttons>
    </>
  );
}
