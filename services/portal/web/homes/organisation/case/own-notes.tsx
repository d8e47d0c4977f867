import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { Problem } from "../../../parts/problem.tsx";

/** What no software can erase: we say, by name, that our own notes are gone (CON-24). */
export function OwnNotes({ referralId }: { readonly referralId: string }) {
  const { t } = useTranslation("organisation");
  const { data: { notes } } = useSuspenseQuery(ask.consent.notesToConfirm({ limit: 100, referralId }));
  const confirm = useCommand(clients.consent.confirmOwnNotesDeleted, { onDone: () => announce(t("notes.noted")) });
  return notes.map(({ consentId, epoch }) => (
    <Card key={`${consentId} ${epoch}`} heading={t("notes.heading")}>
      <p>{t("notes.what")}</p>
      <p>{t("notes.seen")}</p>
      <Problem refusal={confirm.refusal} />
      <Button isBusy={confirm.isSending} onPress={() => void confirm.send({ consentId, epoch })}>{t("notes.gone")}</Button>
    </Card>
  ));
}
