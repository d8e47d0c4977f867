import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import type { clients } from "../../calls/clients.ts";
import { DataTable } from "../../parts/data-table.tsx";
import { Empty } from "../../parts/empty.tsx";
import { FilterSelect } from "../../parts/filter-select.tsx";
import { useFilters } from "../../parts/filters.ts";
import { ListFilters } from "../../parts/list-filters.tsx";
import { When } from "../../parts/when.tsx";
import { usePartyName } from "./party-name.ts";

type Line = Awaited<ReturnType<typeof clients.consent.receiptsByRecipient.query>>["recipients"][number];

const owes = { receipt: ({ awaited, reminded, escalated }: Line) => awaited + reminded + escalated > 0, notes: ({ ownNotesUnconfirmed }: Line) => ownNotesUnconfirmed > 0 };
const debts = ["receipt", "notes"] as const;

/** Of each recipient: how many receipts are awaited, late and in. There are no more lines than recipients: they come at once. */
export function ReceiptsByRecipient() {
  const { t } = useTranslation("auditor");
  const [{ owing }, change] = useFilters<"owing">();
  const debt = debts.find((each) => each === owing);
  const { data: { recipients: all } } = useSuspenseQuery(ask.consent.receiptsByRecipient());
  const recipients = debt === undefined ? all : all.filter(owes[debt]);
  const nameOf = usePartyName(recipients.map(({ recipient }) => recipient));
  return (
    <section>
      <h2>{t("receipts.byRecipient")}</h2>
      <ListFilters of={t("receipts.byRecipient")}>
        <FilterSelect label={t("receipts.owing.label")} value={debt} all={t("receipts.owing.all")} onChange={(wanted) => change({ owing: wanted })} options={debts.map((each) => ({ value: each, label: t(`receipts.owing.${each}`) }))} />
      </ListFilters>
      {recipients.length === 0 ? <Empty text={t("receipts.none")} onShowAll={debt === undefined ? undefined : () => change({ owing: undefined })} /> : (
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
