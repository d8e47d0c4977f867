import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Badge } from "../../../parts/badge.tsx";
import { DataTable } from "../../../parts/data-table.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { When } from "../../../parts/when.tsx";

/** Requests without a name that nobody has answered, what must be answered first on top. */
export function ToAnswer() {
  const { t } = useTranslation("organisation");
  const { data: { offers } } = useSuspenseQuery(ask.referral.listOffers({ limit: 100 }));
  const waiting = offers.filter(({ status }) => status === "offered").toSorted((a, b) => a.answerBy.localeCompare(b.answerBy));
  return (
    <section aria-labelledby="to-answer">
      <h2 id="to-answer">{t("home.toAnswer.heading", { count: waiting.length })}</h2>
      {waiting.length === 0 ? <Empty text={t("home.toAnswer.empty")} /> : (
        <DataTable
          caption={t("home.toAnswer.caption")}
          rows={waiting}
          keyOf={({ referralId }) => referralId}
          columns={[
            { heading: t("home.toAnswer.request"), cell: ({ referralId, sentAt }) => <Link to={`/organisation/offers/${referralId}`}>{t("home.toAnswer.sent")} <When at={sentAt} form="moment" /></Link> },
            { heading: t("home.toAnswer.answerBy"), cell: ({ answerBy }) => <When at={answerBy} form="day" /> },
            {
              heading: t("home.toAnswer.state"),
              cell: ({ isOverdue, openedAt }) => (
                <>
                  {isOverdue && <><Badge kind="error">{t("home.overdue")}</Badge>{" "}</>}
                  {openedAt === null ? <Badge kind="info">{t("home.toAnswer.unopened")}</Badge> : t("home.toAnswer.opened")}
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
