import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Card } from "../../../parts/card.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";

/** Who is who, to fill the sentences with. */
export interface Names { readonly organisation: string; readonly authority: string }

/** One way to stop: what it means, one press, one plain confirmation. Nobody is asked why (CON-13). */
export function StopChoice({ what, words, runs, command }: {
  readonly what: "feedback" | "measurement" | "referral" | "all";
  readonly words: Names;
  /** A course runs, and what happens to it must be said. */
  readonly runs: boolean;
  readonly command: { readonly consentId: string } | { readonly referralId: string };
}) {
  const { t } = useTranslation("citizen");
  const [isOpen, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    announce(t("stop.done"));
  };
  const one = useCommand(clients.consent.revokeConsent, { onDone: done });
  const all = useCommand(clients.consent.revokeAllConsents, { onDone: done });
  const means = t(`stop.${what}.${runs ? "meansCourse" : "means"}`, { ...words });
  return (
    <Card heading={t(`stop.${what}.heading`, { ...words })}>
      <p>{means}</p>
      <Button onPress={() => setOpen(true)}>{t(`stop.${what}.button`, { ...words })}</Button>
      <Dialog isOpen={isOpen} heading={t(`stop.${what}.confirm`, { ...words })} onClose={() => setOpen(false)}>
        <p>{t("stop.sure")}</p>
        <Problem refusal={one.refusal ?? all.refusal} />
        <Buttons>
          <Button onPress={() => void ("consentId" in command ? one.send(command) : all.send(command))} isBusy={one.isSending || all.isSending}>{t("stop.yes")}</Button>
          <Button variant="secondary" onPress={() => setOpen(false)}>{t("stop.no")}</Button>
        </Buttons>
      </Dialog>
    </Card>
  );
}
