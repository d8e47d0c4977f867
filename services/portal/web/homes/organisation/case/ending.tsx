import type { CourseOutcome } from "@haandslag/contracts";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { OutcomeForm } from "./outcome-form.tsx";

/** How a course ends: it stops running, how it ended is written down as a code, and it is closed (REF-11). */
export function Ending({ referralId, hasEnded, outcome }: { readonly referralId: string; readonly hasEnded: boolean; readonly outcome: CourseOutcome | null }) {
  const { t } = useTranslation(["organisation", "codes"]);
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const close = useCommand(clients.referral.closeReferral, {
    onDone: () => {
      announce(t("ending.closed"));
      void navigate({ to: "/organisation" });
    },
  });
  const isReady = hasEnded && outcome !== null;
  return (
    <section aria-labelledby="ending">
      <h2 id="ending">{t("ending.heading")}</h2>
      {outcome !== null && <p>{t("ending.recorded")} {t(`codes:courseOutcome.${outcome}`)}.</p>}
      {isReady ? (
        <>
          <p>{t("ending.closeMeans")}</p>
          <Problem refusal={close.refusal} />
          <Button isBusy={close.isSending} onPress={() => void close.send({ referralId })}>{t("ending.close")}</Button>
        </>
      ) : (
        <>
          <p>{t("ending.lead")}</p>
          <Button variant="secondary" onPress={() => setOpen(true)}>{t("ending.end")}</Button>
        </>
      )}
      <Dialog isOpen={isOpen} heading={t("ending.dialog")} onClose={() => setOpen(false)}>
        <OutcomeForm referralId={referralId} hasEnded={hasEnded} onDone={() => setOpen(false)} />
      </Dialog>
    </section>
  );
}
