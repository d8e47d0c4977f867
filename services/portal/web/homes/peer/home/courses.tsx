import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Badge } from "../../../parts/badge.tsx";
import { Card } from "../../../parts/card.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { When } from "../../../parts/when.tsx";

/** The courses that run, each with its next meeting. No name: that is opened one by one. */
export function Courses() {
  const { t } = useTranslation(["peer", "codes"]);
  const { data: courses } = useSuspenseQuery(ask.peers.myCourses());
  return (
    <section aria-labelledby="courses">
      <h2 id="courses">{t("home.courses", { count: courses.length })}</h2>
      {courses.length === 0 && <Empty text={t("home.noCourses")} />}
      {courses.map(({ referralId, startedAt, nextMeeting, hasMet, firstMeetingBy, meetings }) => (
        <Card key={referralId} headingLevel={3} heading={<>{t("home.course")} <When at={startedAt} form="day" /></>}>
          <p>
            {nextMeeting !== null
              ? <>{t("home.next")} <strong><When at={nextMeeting.startsAt} form="moment" /></strong>, {t(`codes:meetingPlace.${nextMeeting.place}`).toLocaleLowerCase()}.</>
              : hasMet ? t("home.noMeeting") : <>{t("home.firstBy")} <strong><When at={firstMeetingBy} form="day" /></strong>.</>}
            {meetings.some(({ status }) => status === "to-record") && <> <Badge kind="warning">{t("home.toRecord")}</Badge></>}
          </p>
          <p><Link className="button button-secondary" to={`/peer/courses/${referralId}`}>{t("home.openCourse")}</Link></p>
        </Card>
      ))}
    </section>
  );
}
