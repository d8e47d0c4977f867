import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { When } from "../../../parts/when.tsx";

/** "Ring to me", to my coordinator, without a word of why (ASG-12). */
export function RingMe({ referralId }: { readonly referralId?: string }) {
  const { t } = useTranslation("peer");
  const { data: call } = useSuspenseQuery(ask.peers.myCallMe());
  const ring = useCommand(clients.peers.askToBeRung, { onDone: () => announce(t("ring.noted")) });
  const waits = call !== null && call.madeAt === null;
  return (
    <section aria-labelledby="ring">
      <h2 id="ring">{t("ring.heading")}</h2>
      {waits ? <p><strong>{t("ring.waits")}</strong> {t("ring.since")} <When at={call.askedAt} form="moment" />.</p> : <p>{t("ring.lead")}</p>}
      <Problem refusal={ring.refusal} />
      {!waits && <Button variant="secondary" isBusy={ring.isSending} onPress={() => void ring.send(referralId === undefined ? {} : { referralId })}>{t("ring.ask")}</Button>}
    </section>
  );
}
