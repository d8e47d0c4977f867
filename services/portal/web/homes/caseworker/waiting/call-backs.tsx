import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useUser } from "../../../app/user.ts";
import { ask } from "../../../calls/ask.ts";
import type { clients } from "../../../calls/clients.ts";
import { Badge } from "../../../parts/badge.tsx";
import { type Column, DataTable } from "../../../parts/data-table.tsx";
import { useDaysSince } from "../../../parts/days-since.ts";
import { Empty } from "../../../parts/empty.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { OverdueOnly } from "../../../parts/overdue-only.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { When } from "../../../parts/when.tsx";
import { Contacted } from "./contacted.tsx";

type Request = Awaited<ReturnType<typeof clients.referral.listContactRequests.query>>["requests"][number];

/** Citizens who asked to be called (REF-28), who has waited longest first; a team leader sees how many and how long. */
export default function CallBacksPage() {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const daysSince = useDaysSince();
  const isLeader = useUser()?.role === "team-leader";
  const [{ after, deadline }, change] = useFilters<"after" | "deadline">();
  const isLateOnly = deadline === "over";
  const { data: { requests, nextCursor, count } } = useSuspenseQuery(ask.referral.listContactRequests({ ...(isLateOnly && { overdue: true }), ...(after === undefined ? {} : { cursor: after }) }));
  const times: Column<Request>[] = [
    { heading: t("home.columns.waited"), isFigure: true, cell: ({ askedAt }) => daysSince(askedAt) },
    { heading: t("callBacks.by"), cell: ({ answerBy, isOverdue }) => <><When at={answerBy} form="short" />{isOverdue && <> <Badge kind="error">{t("home.overdue")}</Badge></>}</> },
    { heading: t("callBacks.attempts"), isFigure: true, cell: ({ attempts }) => t("callBacks.tries", { count: attempts }) },
  ];
  const who: Column<Request>[] = [
    { heading: t("home.columns.citizen"), cell: ({ citizen }) => citizen?.name ?? t("nameless") },
    { heading: t("field.phone"), cell: ({ citizen }) => (citizen === null ? "" : <a href={`tel:${citizen.phone.replaceAll(" ", "")}`}>{citizen.phone}</a>) },
    { heading: t("callBacks.when"), cell: ({ citizen }) => (citizen === null || citizen.times.length === 0 ? t("callBacks.anyTime") : citizen.times.map((time) => code(`time.${time}`)).join(", ")) },
  ];
  return (
    <>
      <PageHeading>{t("titles.callBacks")}</PageHeading>
      {count > 0 && <p className="font-lead">{t("callBacks.count", { count })}</p>}
      {count > 0 && <OverdueOnly of={t("callBacks.caption")} isOn={isLateOnly} onChange={(wanted) => change({ deadline: wanted, after: undefined })} />}
      {requests.length === 0 ? <Empty text={t("callBacks.none")} onShowAll={isLateOnly && count > 0 ? () => change({ deadline: undefined, after: undefined }) : undefined} /> : (
        <DataTable caption={t("callBacks.caption")} rows={requests} keyOf={({ contactRequestId }) => contactRequestId}
          columns={isLeader ? times : [...who, ...times, { heading: t("callBacks.done"), cell: ({ contactRequestId }) => <Contacted contactRequestId={contactRequestId} /> }]} />
      )}
      <PagesOf cursor={after} nextCursor={nextCursor} go={(cursor) => change({ after: cursor })} />
    </>
  );
}
