import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Card } from "../../../parts/card.tsx";
import { When } from "../../../parts/when.tsx";

/** Somebody could use me, without a name: since when, and by when I answer. */
export function AsksWaiting() {
  const { t } = useTranslation("peer");
  const { data: asks } = useSuspenseQuery(ask.peers.myAsks());
  const waiting = asks.filter(({ answer }) => answer === null);
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="asks">
      <h2 id="asks">{t("home.asks", { count: waiting.length })}</h2>
      {waiting.map(({ assignmentId, answerBy, askedAt }) => (
        <Card key={assignmentId} headingLevel={3} heading={<>{t("home.askedOn")} <When at={askedAt} form="day" /></>}>
          <p>{t("home.answerBy")} <strong><When at={answerBy} form="day" /></strong>. {t("home.bothFine")}</p>
          <p><Link className="button button-primary" to={`/peer/asks/${assignmentId}`}>{t("home.seeAsk")}</Link></p>
        </Card>
      ))}
    </section>
  );
}
