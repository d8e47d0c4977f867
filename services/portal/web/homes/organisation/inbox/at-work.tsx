import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Badge } from "../../../parts/badge.tsx";
import { DataTable } from "../../../parts/data-table.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { FilterSelect } from "../../../parts/filter-select.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { ListFilters } from "../../../parts/list-filters.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { When } from "../../../parts/when.tsx";
import { isOurs, nextOfStep, whatIsNext } from "../what-is-next.ts";
import { offersAtWork, stageOf, stagesAtWork } from "./offers.ts";

/** What we said yes to: first what waits for ourselves. */
export function AtWork() {
  const { t } = useTranslation("organisation");
  const [{ coursesAfter, courses }, change] = useFilters<"coursesAfter" | "courses">();
  const stage = stageOf(courses);
  const { data } = useSuspenseQuery(offersAtWork(coursesAfter, stage));
  // A course that comes while one reads brings another question with it: what stands stays until that is answered too.
  const { offers, counts, nextCursor } = useDeferredValue(data);
  const { data: { assignments } } = useSuspenseQuery(ask.peers.listAssignments({ limit: 100, referralIds: offers.map(({ referralId }) => referralId) }));
  const rows = offers.map((offer) => {
    const assignment = assignments.find(({ referralId }) => referralId === offer.referralId);
    return { ...offer, assignment, next: assignment === undefined ? nextOfStep[offer.step] : whatIsNext(assignment, offer.outcomeRecorded), peer: assignment?.peerName };
  }).toSorted((a, b) => Number(isOurs(b.next)) - Number(isOurs(a.next)));
  if (counts.accepted + counts.in_course === 0) return null;
  return (
    <section aria-labelledby="at-work">
      <h2 id="at-work">{t("home.atWork.heading")}</h2>
      <ListFilters of={t("home.atWork.heading")}>
        <FilterSelect label={t("home.atWork.stage.label")} value={stage} all={t("home.atWork.stage.all")} onChange={(wanted) => change({ courses: wanted, coursesAfter: undefined })}
          options={stagesAtWork.map((value) => ({ value, label: t(`home.atWork.stage.${value}`) }))} />
      </ListFilters>
      {rows.length === 0 ? <Empty onShowAll={() => change({ courses: undefined, coursesAfter: undefined })} /> : <DataTable
        caption={t("home.atWork.caption")}
        rows={rows}
        keyOf={({ referralId }) => referralId}
        columns={[
          {
            heading: t("home.atWork.course"),
            cell: ({ referralId, peer, assignment, sentAt }) => (
              <Link to={`/organisation/cases/${referralId}`}>
                {peer === undefined || peer === null
                  ? <>{t("home.toAnswer.sent")} <When at={sentAt} form="moment" /></>
                  : <>{t("home.atWork.with", { peer })} <When at={assignment?.startedAt ?? sentAt} form="day" /></>}
              </Link>
            ),
          },
          { heading: t("home.atWork.next"), cell: ({ next }) => <>{t(`next.${next}`)}{isOurs(next) && <> <Badge kind="warning">{t("home.atWork.ours")}</Badge></>}</> },
          {
            heading: t("home.atWork.meetings"),
            cell: ({ assignment }) => (assignment?.isOverdue === true ? <Badge kind="error">{t("home.overdue")}</Badge>
              : assignment?.flags.length ? <Badge kind="warning">{assignment.flags.map((flag) => t(`flag.${flag}`)).join(", ")}</Badge>
              : assignment?.answerBy ? <>{t("home.atWork.by")} <When at={assignment.answerBy} form="day" /></> : t("home.atWork.nothingLate")),
          },
        ]}
      />}
      <PagesOf cursor={coursesAfter} nextCursor={nextCursor} go={(cursor) => change({ coursesAfter: cursor })} />
    </section>
  );
}
