import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Empty } from "../../parts/empty.tsx";
import { When } from "../../parts/when.tsx";
import { usePartyName } from "./party-name.ts";

/** Of each recipient: how many receipts are awaited, late and in. */
export function ReceiptsByRecipient() {
  const { t } = useTranslation("auditor");
  const { data: { recipients } } = useSuspenseQuery(ask.consent.receiptsByRecipient());
  const nameOf = usePartyName(recipients.map(({ recipient }) => recipient));
  return (
    <section>
      <h2>{t("receipts.byRecipient")}</h2>
      {recipients.length === 0 ? <Empty text={t("receipts.none")} /> : (
        <DataTable
          caption={t("receipts.byRecipient")} rows={recipients} keyOf={({ recipient }) => JSON.stringify(recipient)}
          columns={[
            { heading: t("receipts.from"), cell: ({ recipient }) => nameOf(recipient) },
            { heading: t("receipts.awaited"), cell: ({ awaited }) => awaited, isFigure: true },
            { heading: t("receipts.late"), cell: ({ reminded, escalated }) => reminded + escalated, isFigure: true },
            { heading: t("receipts.received"), cell: ({ received }) => received, isFigure: true },
            { heading: t("receipts.notes"), cell: ({ ownNotesUnconfirmed }) => ownNotesUnconfirmed, isFigure: true },
            { heading: t("receipts.oldest"), cell: ({ oldest }) => (oldest === null ? "–" : <When at={oldest} form="shortMoment" />) },
          ]}
        />
      )}
    </section>
  );
}
