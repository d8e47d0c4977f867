import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { DataTable } from "../../../parts/data-table.tsx";
import { useDaysSince } from "../../../parts/days-since.ts";
import { Empty } from "../../../parts/empty.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { OverdueFilter, overdueSteps } from "../../auditor/overdue-filter.tsx";
import { usePartyName } from "../../auditor/party-name.ts";

/** Whose receipt is late, for what, and how far the reminding has come (CON-24). For team leaders, without anybody's name. */
export default function OverduePage() {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const daysSince = useDaysSince();
  const [{ after, step: wanted }, change] = useFilters<"after" | "step">();
  const chosen = overdueSteps.find((each) => each === wanted);
  const { data: { overdue, nextCursor } } = useSuspenseQuery(ask.consent.overdueReceipts({ ...(chosen === undefined ? {} : { step: chosen }), ...(after === undefined ? {} : { cursor: after }) }));
  const nameOf = usePartyName(overdue.map(({ recipient }) => recipient));
  return (
    <>
      <PageHeading>{t("titles.overdue")}</PageHeading>
      <p>{t("overdue.lead")}</p>
      <OverdueFilter of={t("overdue.caption")} chosen={chosen} onChoose={(choice) => change({ step: choice, after: undefined })} />
      {overdue.length === 0 ? <Empty text={t("overdue.none")} onShowAll={chosen !== undefined ? () => change({ step: undefined, after: undefined }) : undefined} /> : (
        <DataTable caption={t("overdue.caption")} rows={overdue} keyOf={({ consentId, epoch, holder }) => `${consentId} ${epoch} ${holder}`} columns={[
          { heading: t("overdue.recipient"), cell: ({ recipient }) => nameOf(recipient) },
          { heading: t("overdue.holder"), cell: ({ holder }) => code(`receiptHolder.${holder}`) },
          { heading: t("overdue.because"), cell: ({ because }) => code(`receiptBecause.${because}`) },
          { heading: t("home.columns.waited"), isFigure: true, cell: ({ since }) => daysSince(since) },
          { heading: t("overdue.step"), cell: ({ step }) => code(`overdueStep.${step}`) },
        ]} />
      )}
      <PagesOf cursor={after} nextCursor={nextCursor} go={(cursor) => change({ after: cursor })} />
    </>
  );
}
