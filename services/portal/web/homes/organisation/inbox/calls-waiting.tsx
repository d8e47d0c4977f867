import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { When } from "../../../parts/when.tsx";

/** Peers who asked to be rung, without a word of why (ASG-12). On top: somebody waits by a telephone. */
export function CallsWaiting() {
  const { t } = useTranslation("organisation");
  const { data: { calls } } = useSuspenseQuery(ask.peers.listCallMes({}));
  const rang = useCommand(clients.peers.callMade, { onDone: () => announce(t("home.calls.noted")) });
  if (calls.length === 0) return null;
  return (
    <section aria-labelledby="calls">
      <h2 id="calls">{t("home.calls.heading")}</h2>
      <Problem refusal={rang.refusal} />
      {calls.map(({ callId, displayName, askedAt }) => (
        <Card key={callId} headingLevel={3} heading={t("home.calls.wants", { name: displayName ?? t("peerWhoLeft") })}>
          <p>{t("home.calls.since")} <When at={askedAt} form="moment" />. {t("home.calls.noReason")}</p>
          <Button isBusy={rang.isSending} onPress={() => void rang.send({ callId })}>{t("home.calls.made")}</Button>
        </Card>
      ))}
    </section>
  );
}
