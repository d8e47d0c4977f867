import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Badge } from "../../../parts/badge.tsx";
import { DataTable } from "../../../parts/data-table.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { OverdueOnly } from "../../../parts/overdue-only.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { When } from "../../../parts/when.tsx";
import { offersToAnswer } from "./offers.ts";

/** Requests without a name that nobody has answered, what must be answered first on top. */
export function ToAnswer() {
  const { t } = useTranslation("organisation");
  const [{ after, deadline }, change] = useFilters<"after" | "deadline">();
  const isLateOnly = deadline === "over";
  const { data: { offers: waiting, counts, nextCursor } } = useSuspenseQuery(offersToAnswer(after, isLateOnly));
  return (
    <section aria-labelledby="to-answer">
      <h2 id="to-answer">{t("home.toAnswer.heading", { count: counts.offered })}</h2>
      {counts.offered > 0 && <OverdueOnly of={t("home.toAnswer.caption")} isOn={isLateOnly} onChange={(wanted) => change({ deadline: wanted, after: undefined })} />}
      {waiting.length === 0 ? <Empty text={t("home.toAnswer.empty")} onShowAll={isLateOnly && counts.offered > 0 ? () => change({ deadline: undefined, after: undefined }) : undefined} /> : (
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
      <PagesOf cursor={after} nextCursor={nextCursor} go={(cursor) => change({ after: cursor })} />
    </section>
  );
}
