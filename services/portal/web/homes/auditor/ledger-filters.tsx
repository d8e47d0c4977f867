import type { Purpose } from "@haandslag/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { FilterDay } from "../../parts/filter-day.tsx";
import { FilterSelect } from "../../parts/filter-select.tsx";
import { ListFilters } from "../../parts/list-filters.tsx";
import { usePartyName } from "./party-name.ts";

export type LedgerFilter = "recipient" | "purpose" | "from" | "to";
type Values = Partial<Record<LedgerFilter, string>>;

const purposes = ["referral", "feedback", "measurement"] as const satisfies readonly Purpose[];
const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const isId = (text: string | undefined): text is string => text !== undefined && /^[a-z][a-z0-9-]{2,80}$/.test(text);

/** Nothing chosen, the first page. */
export const allOf = { recipient: undefined, purpose: undefined, from: undefined, to: undefined, after: undefined };

/** What the address says, as the ledger takes it; what is no choice chooses nothing. Days are Denmark's. */
export function chosenOf({ recipient, purpose, from, to }: Values) {
  const known = purposes.find((each) => each === purpose);
  return { ...(isId(recipient) && { recipient }), ...(known !== undefined && { purpose: known }), ...(isDay(from) && { from }), ...(isDay(to) && { to }) };
}

export function LedgerFilters({ values, onChange }: { readonly values: Values; readonly onChange: (wanted: Partial<Record<LedgerFilter, string | undefined>>) => void }) {
  const { t } = useTranslation(["auditor", "codes", "app"]);
  const { data: { recipients } } = useSuspenseQuery(ask.consent.receiptsByRecipient());
  const all = t("filters.all", { ns: "app" });
  const known = recipients.flatMap(({ recipient }) => ("id" in recipient ? [recipient] : []));
  const nameOf = usePartyName(known);
  return (
    <ListFilters of={t("titles.ledger")}>
      <FilterSelect label={t("ledger.to")} value={values.recipient} all={all} onChange={(recipient) => onChange({ recipient })} options={known.map((party) => ({ value: party.id, label: nameOf(party) }))} />
      <FilterSelect label={t("ledger.purpose")} value={values.purpose} all={all} onChange={(purpose) => onChange({ purpose })} options={purposes.map((each) => ({ value: each, label: t(`purposeName.${each}`, { ns: "codes" }) }))} />
      <FilterDay label={t("ledger.since")} value={values.from} onChange={(from) => onChange({ from })} />
      <FilterDay label={t("ledger.until")} value={values.to} onChange={(to) => onChange({ to })} />
    </ListFilters>
  );
}
