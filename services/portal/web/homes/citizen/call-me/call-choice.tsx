import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { Problem } from "../../../parts/problem.tsx";

type Choice = Awaited<ReturnType<typeof clients.referral.myContactRequests.query>>["choices"][number];

/** Somebody who has the case: one press. */
export function CallChoice({ choice: { authorityId, authorityName, phoneEnding } }: { readonly choice: Choice }) {
  const { t } = useTranslation("citizen");
  const wish = useCommand(clients.referral.askToBeContacted, { onDone: () => announce(t("callMe.asked")) });
  const authority = authorityName ?? t("theAuthority");
  return (
    <Card heading={authority}>
      <p>{phoneEnding === null ? t("callMe.noNumber") : t("callMe.number", { ending: phoneEnding })}</p>
      <Problem refusal={wish.refusal} />
      {phoneEnding !== null && <Button onPress={() => void wish.send({ authorityId })} isBusy={wish.isSending}>{t("callMe.ask", { authority })}</Button>}
    </Card>
  );
}
