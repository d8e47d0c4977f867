import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { useDates } from "../../../parts/when.tsx";

type Wish = Awaited<ReturnType<typeof clients.referral.myContactRequests.query>>["requests"][number];

/** A wish to be called: by when, what came of it, and the way to take it back. */
export function MyWish({ wish: { contactRequestId, authorityName, status, answerBy, attempts, endedAt } }: { readonly wish: Wish }) {
  const { t } = useTranslation("citizen");
  const say = useDates();
  const withdraw = useCommand(clients.referral.withdrawContactRequest, { onDone: () => announce(t("callMe.takenBack")) });
  const words = { authority: authorityName ?? t("theAuthority"), day: say(answerBy, "day") };
  if (status !== "waiting") return <p>{t(`callMe.ended.${status}`, words)}{endedAt !== null && ` (${say(endedAt)})`}</p>;
  return (
    <Alert variant="success" heading={t("callMe.waiting", words)} headingLevel={2}>
      <p className="alert-text">{t("callMe.by", words)}{attempts > 0 && ` ${t("callMe.tried", { count: attempts })}`}</p>
      <Problem refusal={withdraw.refusal} />
      <Button variant="secondary" onPress={() => void withdraw.send({ contactRequestId })} isBusy={withdraw.isSending}>{t("callMe.takeBack")}</Button>
    </Alert>
  );
}
