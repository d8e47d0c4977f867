import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Empty } from "../../parts/empty.tsx";
import { useFilters } from "../../parts/filters.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { PagesOf } from "../../parts/pages-of.tsx";
import { When } from "../../parts/when.tsx";
import { usePartyName } from "./party-name.ts";
import { ReceiptsByRecipient } from "./receipts-by-recipient.tsx";

/** Who owes a receipt for what was stopped, and since when. */
export default function Receipts() {
  const { t } = useTranslation(["auditor", "codes"]);
  const [{ after }, change] = useFilters<"after">();
  const { data: { overdue, nextCursor } } = useSuspenseQuery(ask.consent.overdueReceipts({ limit: 50, ...(after === undefined ? {} : { cursor: after }) }));
  const nameOf = usePartyName();
  return (
    <>
      <PageHeading>{t("titles.receipts")}</PageHeading>
      <h2>{t("receipts.overdue")}</h2>
      {overdue.length === 0 ? <Empty text={t("receipts.noneOverdue")} /> : (
        <DataTable
          caption={t("receipts.overdue")} rows={overdue} keyOf={({ consentId, epoch, holder }) => `${consentId} ${epoch} ${holder}`}
          columns={[
            { heading: t("receipts.from"), cell: ({ recipient }) => nameOf(recipient) },
            { heading: t("receipts.holder"), cell: ({ holder }) => t(`receiptHolder.${holder}` as never, { ns: "codes" }) },
            { heading: t("receipts.since"), cell: ({ since }) => <When at={since} form="moment" /> },
            { heading: t("receipts.step"), cell: ({ step }) => t(`overdueStep.${step}` as never, { ns: "codes" }) },
          ]}
        />
      )}
      <PagesOf cursor={after} nextCursor={nextCursor} go={(cursor) => change({ after: cursor })} />
      <ReceiptsByRecipient />
    </>
  );
}
