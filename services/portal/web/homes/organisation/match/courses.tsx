import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { DataTable } from "../../../parts/data-table.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { When } from "../../../parts/when.tsx";
import { courseStatuses, StatusFilter } from "./status-filter.tsx";

/** Match: every course of ours, and where it is between us, the peers and the citizen. */
export default function Courses() {
  const { t } = useTranslation(["organisation", "codes"]);
  const [{ after, status }, change] = useFilters<"after" | "status">();
  const chosen = courseStatuses.filter((each) => (status === undefined ? each !== "ended" : each === status));
  const { data: { assignments, next } } = useSuspenseQuery(ask.peers.listAssignments({ limit: 50, ...(chosen.length === 0 ? {} : { statuses: chosen }), ...(after === undefined ? {} : { cursor: after }) }));
  const rows = assignments.map((one) => ({ ...one, since: one.startedAt ?? one.openedAt }));
  return (
    <>
      <PageHeading>{t("titles.courses")}</PageHeading>
      <StatusFilter chosen={status} onChoose={(wanted) => change({ status: wanted, after: undefined })} />
      {rows.length === 0 ? <Empty text={t("courses.empty")} onShowAll={status !== undefined ? () => change({ status: undefined, after: undefined }) : undefined}><p><Link to="/organisation">{t("toInbox")}</Link></p></Empty> : (
        <DataTable
          caption={t("courses.caption")}
          rows={rows}
          keyOf={({ assignmentId }) => assignmentId}
          columns={[
            {
              heading: t("courses.course"),
              cell: ({ status: stands, referralId, since, peerId, peerName }) => (
                <Link to={stands === "open" ? `/organisation/match/${referralId}` : `/organisation/cases/${referralId}`}>
                  {peerId === null ? t("courses.accepted") : t("home.atWork.with", { peer: peerName ?? t("peerWhoLeft") })}
                  {since !== null && <> <When at={since} form="moment" /></>}
                </Link>
              ),
            },
            { heading: t("courses.standing"), cell: ({ status: stands, because }) => (because === null ? t(`codes:assignmentStatus.${stands}`) : t(`codes:endReason.${because}`)) },
            { heading: t("courses.by"), cell: ({ answerBy, endedAt }) => (answerBy !== null ? <When at={answerBy} form="short" /> : endedAt !== null ? <When at={endedAt} form="short" /> : t("courses.noDay")) },
          ]}
        />
      )}
      <PagesOf cursor={after} nextCursor={next} go={(cursor) => change({ after: cursor })} />
    </>
  );
}
