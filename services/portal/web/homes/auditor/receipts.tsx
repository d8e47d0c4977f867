import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Empty } from "../../parts/empty.tsx";
import { useFilters } from "../../parts/filters.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { PagesOf } from "../../parts/pages-of.tsx";
import { When } from "../../parts/when.tsx";
import { OverdueFilter, overdueSteps } from "./overdue-filter.tsx";
import { usePartyName } from "./party-name.ts";
import { ReceiptsByRecipient } from "./receipts-by-recipient.tsx";

/** Who owes a receipt for what was stopped, and since when. */
export default function Receipts() {
  const { t } = useTranslation(["auditor", "codes"]);
  const [{ after, step: wanted }, change] = useFilters<"after" | "step">();
  const chosen = overdueSteps.find((each) => each === wanted);
  const { data: { overdue, nextCursor } } = useSuspenseQuery(ask.consent.overdueReceipts({ limit: 50, ...(chosen === undefined ? {} : { step: chosen }), ...(after === undefined ? {} : { cursor: after }) }));
  const nameOf = usePartyName(overdue.map(({ recipient }) => recipient));
  return (
    <>
      <PageHeading>{t("titles.receipts")}</PageHeading>
      <h2>{t("receipts.overdue")}</h2>
      <OverdueFilter of={t("receipts.overdue")} chosen={chosen} onChoose={(choice) => change({ step: choice, after: undefined })} />
      {overdue.length === 0 ? <Empty text={t("receipts.noneOverdue")} onShowAll={chosen !== undefined ? () => change({ step: undefined, after: undefined }) : undefined} /> : (
        <DataTable
          caption={t("receipts.overdue")} rows={overdue} keyOf={({ consentId, epoch, holder }) => `${consentId} ${epoch} ${holder}`}
          columns={[
            { heading: t("receipts.from"), cell: ({ recipient }) => nameOf(recipient) },
            { heading: t("receipts.holder"), cell: ({ holder }) => t(`receiptHolder.${holder}` as never, { ns: "codes" }) },
            { heading: t("receipts.since"), cell: ({ since }) => <When at={since} form="shortMoment" /> },
            { heading: t("receipts.step"), cell: ({ step }) => t(`overdueStep.${step}` as never, { ns: "codes" }) },
          ]}
        />
      )}
      <PagesOf cursor={after} nextCursor={nextCursor} go={(cursor) => change({ after: cursor })} />
      <ReceiptsByRecipient />
    </>
  );
}
