import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { daysSince } from "../../../parts/days-since.tsx";
import { useDates } from "../../../parts/when.tsx";

const nearDays = 30;

/** Near its end a yes can be said again, to the text below; nothing happens by itself. */
export function SayYesAgain({ consentId, expiresAt, notice }: {
  readonly consentId: string;
  readonly expiresAt: string;
  readonly notice: Awaited<ReturnType<typeof clients.consent.myConsent.query>>["notice"];
}) {
  const { t } = useTranslation("citizen");
  const say = useDates();
  const renew = useCommand(clients.consent.renewConsent, { onDone: () => announce(t("consent.againDone")) });
  if (-daysSince(expiresAt) > nearDays) return null;
  const { noticeId, version, language, hash } = notice;
  return (
    <Card heading={t("home.waiting.say-yes-again.heading")}>
      <p>{t("consent.again", { day: say(expiresAt) })}</p>
      <Problem refusal={renew.refusal} />
      <Button onPress={() => void renew.send({ consentId, notice: { noticeId, version, language, hash } })} isBusy={renew.isSending}>{t("consent.againButton")}</Button>
    </Card>
  );
}
