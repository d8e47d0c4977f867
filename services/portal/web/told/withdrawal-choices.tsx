import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { announce } from "../app/announcer.tsx";
import { ask } from "../calls/ask.ts";
import { clients } from "../calls/clients.ts";
import { refusalIn } from "../calls/refusal.ts";
import { useCommand } from "../calls/use-command.ts";
import { Button } from "../parts/button.tsx";
import { Loading } from "../parts/loading.tsx";
import { Problem } from "../parts/problem.tsx";

/** Which of the citizen's yeses is to stop: each by itself, or all of them. Buttons of one size, no reason. */
export function WithdrawalChoices({ referralId, onDone }: { readonly referralId: string; readonly onDone: () => void }) {
  const { t } = useTranslation("app");
  const { data, error } = useQuery(ask.consent.consentsOfReferral({ referralId }));
  const done = () => {
    announce(t("told.noted"));
    onDone();
  };
  const one = useCommand(clients.consent.revokeConsent, { onDone: done });
  const all = useCommand(clients.consent.revokeAllConsents, { onDone: done });
  if (error !== null) return refusalIn(error).code === "NOT_FOUND" ? <p>{t("told.notYet")}</p> : <Problem refusal={refusalIn(error)} />;
  if (data === undefined) return <Loading />;
  const given = data.consents.flatMap(({ purpose, status, consentId }) => (status === "granted" && consentId !== null ? [{ purpose, consentId }] : []));
  return (
    <>
      <p>{t("told.noReason")}</p>
      <Problem refusal={one.refusal ?? all.refusal} />
      <div className="stacked-buttons">
        {given.map(({ purpose, consentId }) => (
          <div key={consentId}>
            <Button variant="secondary" isBusy={one.isSending} onPress={() => void one.send({ consentId })}>{t(`told.stop.${purpose}.button`)}</Button>
            <p>{t(`told.stop.${purpose}.means`)}</p>
          </div>
        ))}
        <div>
          <Button variant="secondary" isBusy={all.isSending} onPress={() => void all.send({ referralId })}>{t("told.stop.all.button")}</Button>
          <p>{t("told.stop.all.means")}</p>
        </div>
      </div>
    </>
  );
}
