import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Problem } from "../../../parts/problem.tsx";

/** Near its end a yes can be said again, to the text that stands with it; nothing happens by itself. `says`: until when, and what comes of doing nothing. */
export function SayYesAgain({ consentId, notice, says }: {
  readonly consentId: string;
  readonly notice: Pick<Awaited<ReturnType<typeof clients.consent.myConsent.query>>["notice"], "noticeId" | "version" | "language" | "hash">;
  readonly says: string;
}) {
  const { t } = useTranslation("citizen");
  const renew = useCommand(clients.consent.renewConsent, { onDone: () => announce(t("consent.againDone")) });
  const { noticeId, version, language, hash } = notice;
  return (
    <>
      <p>{says}</p>
      <Problem refusal={renew.refusal} />
      <Button onPress={() => void renew.send({ consentId, notice: { noticeId, version, language, hash } })} isBusy={renew.isSending}>{t("consent.againButton")}</Button>
    </>
  );
}
