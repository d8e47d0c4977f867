import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePlace } from "../../../app/place.ts";
import { ask } from "../../../calls/ask.ts";
import { MeetingList } from "../../../meetings/meeting-list.tsx";
import { Alert } from "../../../parts/alert.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { When } from "../../../parts/when.tsx";
import { WithdrawalTold } from "../../../told/withdrawal-told.tsx";
import { RingMe } from "../home/ring-me.tsx";
import { Contact } from "./contact.tsx";
import { HandBack } from "./hand-back.tsx";

/** One course of mine: whom to reach, when we meet, and the ways out of it. When it stops, everything of it closes. */
export default function Course() {
  const { t } = useTranslation("peer");
  const { referralId = "" } = usePlace().params;
  const { data: courses } = useSuspenseQuery(ask.peers.myCourses());
  const course = courses.find((each) => each.referralId === referralId);
  return (
    <>
      <p><Link to="/peer">{t("toHome")}</Link></p>
      <PageHeading>{t("titles.course")}</PageHeading>
      {course === undefined ? <Alert variant="warning" heading={t("course.over")} headingLevel={2}><p className="alert-text">{t("course.overMeans")}</p></Alert> : (
        <>
          <p className="font-lead">{t("course.since")} <When at={course.startedAt} form="day" />.{!course.hasMet && <> {t("course.firstBy")} <When at={course.firstMeetingBy} form="day" />.</>}</p>
          <Contact referralId={referralId} />
          <section aria-labelledby="meetings">
            <h2 id="meetings">{t("course.meetings")}</h2>
            <MeetingList referralId={referralId} assignmentId={course.assignmentId} meetings={course.meetings} sessions={course.sessions} />
          </section>
          <RingMe referralId={referralId} />
          <WithdrawalTold referralId={referralId} />
          <HandBack referralId={referralId} />
        </>
      )}
    </>
  );
}
