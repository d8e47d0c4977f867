import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";

/** Out of a course without a reason: there is no field for one (ASG-04). */
export function HandBack({ referralId }: { readonly referralId: string }) {
  const { t } = useTranslation("peer");
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const handBack = useCommand(clients.peers.handBack, {
    onDone: () => {
      announce(t("handBack.done"));
      void navigate({ to: "/peer" });
    },
  });
  return (
    <section aria-labelledby="hand-back">
      <h2 id="hand-back">{t("handBack.heading")}</h2>
      <p>{t("handBack.lead")}</p>
      <Button variant="secondary" onPress={() => setOpen(true)}>{t("handBack.open")}</Button>
      <Dialog isOpen={isOpen} heading={t("handBack.dialog")} onClose={() => setOpen(false)}>
        <p>{t("handBack.means")}</p>
        <Problem refusal={handBack.refusal} />
        <Buttons>
          <Button variant="secondary" isBusy={handBack.isSending} onPress={() => void handBack.send({ referralId })}>{t("handBack.yes")}</Button>
          <Button variant="secondary" onPress={() => setOpen(false)}>{t("handBack.no")}</Button>
        </Buttons>
      </Dialog>
    </section>
  );
}
