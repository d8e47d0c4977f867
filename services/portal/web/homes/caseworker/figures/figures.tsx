import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { CountedBars } from "../../../parts/counted-bars.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { useDecimals } from "../../../parts/decimals.ts";
import { PageHeading } from "../../../parts/page-heading.tsx";

const spans: Readonly<Record<number, "today" | "underAWeek" | "underTwoWeeks" | "underAMonth" | "longer">> = { 0: "today", 1: "underAWeek", 7: "underTwoWeeks", 14: "underAMonth", 30: "longer" };

/** How long all of the unit's cases have waited, and for what. Figures about groups of citizens come elsewhere, with disclosure control. */
export default function UnitFigures() {
  const { t } = useTranslation(["caseworker", "codes"]);
  const { data: { waited, needs, waiting } } = useSuspenseQuery(ask.referral.unitFigures());
  const decimals = useDecimals();
  return (
    <>
      <PageHeading>{t("titles.figures")}</PageHeading>
      {needs.length === 0 ? <Empty text={t("home.emptyUnit")} /> : (
        <>
          <h2>{t("figures.waited")}</h2>
          <p>{t("figures.waitedOf", { count: waiting.count })} {waiting.meanDays !== null && t("figures.meanOf", { days: decimals(waiting.meanDays) })}</p>
          <CountedBars label={t("figures.waited")} nameHeading={t("home.columns.waited")} countHeading={t("figures.cases")} rows={waited.map(({ fromDays, count }) => ({ name: t(`figures.span.${spans[fromDays] ?? "longer"}`), count }))} />
          <h2>{t("figures.needs")}</h2>
          <CountedBars
            label={t("figures.needs")} nameHeading={t("home.columns.need")} countHeading={t("figures.cases")} meanHeading={t("figures.meanDays")}
            rows={needs.map(({ need, count, meanDays }) => ({ name: t(`need.${need}`, { ns: "codes" }), count, mean: decimals(meanDays) }))}
          />
        </>
      )}
    </>
  );
}
