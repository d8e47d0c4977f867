import { useSuspenseQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useUser } from "../../app/user.ts";
import { Empty } from "../../parts/empty.tsx";
import { useFilters } from "../../parts/filters.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { PagesOf } from "../../parts/pages-of.tsx";
import { type CaseFilter, casesAsked, someCallAsked } from "./list/asked.ts";
import { CaseFilters } from "./list/case-filters.tsx";
import { CaseTable } from "./list/case-table.tsx";
import { isMine } from "./list/needs.ts";

/** My cases by what they need from me now (team leaders: the unit's, without names). */
export default function CaseworkerHome() {
  const { t } = useTranslation("caseworker");
  const isLeader = useUser()?.role === "team-leader";
  const [values, change] = useFilters<CaseFilter>();
  const [{ data: { referrals, nextCursor, counts } }, { data: { count: calls } }] = useSuspenseQueries({ queries: [casesAsked(values, isLeader), someCallAsked()] });
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const mine = counts.filter((each) => isMine(each.need)).reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <PageHeading>{t("titles.home")}</PageHeading>
      <p className="font-lead">{t(isLeader ? "home.summaryUnit" : "home.summary", { count: mine, all })}</p>
      {calls > 0 && <p><Link to="/caseworker/call-backs">{t("home.calls", { count: calls })}</Link></p>}
      {!isLeader && <p className="d-print-none"><Link to="/caseworker/new" className="button button-primary">{t("home.begin")}</Link></p>}
      <CaseFilters {...{ values, change, counts, isLeader }} />
      {referrals.length === 0 ? <Nothing isFiltered={all > 0} isLeader={isLeader} /> : <CaseTable lines={referrals} isLeader={isLeader} />}
      <PagesOf cursor={values.after} nextCursor={nextCursor} go={(after) => change({ after })} />
    </>
  );
}

function Nothing({ isFiltered, isLeader }: { readonly isFiltered: boolean; readonly isLeader: boolean }) {
  const { t } = useTranslation("caseworker");
  if (isFiltered) return <Empty text={t("home.emptyFiltered")}><Link to="/caseworker">{t("home.showAll")}</Link></Empty>;
  return <Empty text={t(isLeader ? "home.emptyUnit" : "home.empty")}>{!isLeader && <Link to="/caseworker" search={{ whose: "unit" } as never}>{t("home.showUnit")}</Link>}</Empty>;
}
