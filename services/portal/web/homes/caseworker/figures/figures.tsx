import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { CountedBars } from "../../../parts/counted-bars.tsx";
import { daysSince } from "../../../parts/days-since.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";

const most = 100;
/** Whole days, from the first of each to before the next. */
const spans = [["today", 0], ["underAWeek", 1], ["underTwoWeeks", 7], ["underAMonth", 14], ["longer", 30]] as const;

/** How long the unit's cases have waited, and for what. Figures about groups of citizens come elsewhere, with disclosure control. */
export default function UnitFigures() {
  const { t } = useTranslation(["caseworker", "codes"]);
  const { data: { referrals, counts, nextCursor } } = useSuspenseQuery(ask.referral.listReferrals({ whose: "unit", limit: most }));
  const waiting = referrals.filter(({ need }) => need !== "nothing" && need !== "running");
  const waited = spans.map(([name, from], i) => ({
    name: t(`figures.span.${name}`),
    count: waiting.filter(({ waitingSince }) => daysSince(waitingSince) >= from && daysSince(waitingSince) < (spans[i + 1]?.[1] ?? Infinity)).length,
  }));
  return (
    <>
      <PageHeading>{t("titles.figures")}</PageHeading>
      {referrals.length === 0 ? <Empty text={t("home.emptyUnit")} /> : (
        <>
          <h2>{t("figures.waited")}</h2>
          <p>{t("figures.waitedOf", { count: waiting.length })} {nextCursor !== null && t("figures.onlyFirst", { count: most })}</p>
          <CountedBars label={t("figures.waited")} nameHeading={t("home.columns.waited")} countHeading={t("figures.cases")} rows={waited} />
          <h2>{t("figures.needs")}</h2>
          <CountedBars label={t("figures.needs")} nameHeading={t("home.columns.need")} countHeading={t("figures.cases")} rows={counts.map(({ need, count }) => ({ name: t(`need.${need}`, { ns: "codes" }), count }))} />
        </>
      )}
    </>
  );
}
