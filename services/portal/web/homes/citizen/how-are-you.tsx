import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { ifThere } from "../../calls/if-there.ts";
import { Empty } from "../../parts/empty.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { CheckIn } from "./how-are-you/check-in.tsx";
import { Goals } from "./how-are-you/goals.tsx";
import { OwnAnswers } from "./how-are-you/own-answers.tsx";
import { StopAnswering } from "./how-are-you/stop-answering.tsx";
import { usePathId } from "./path-id.ts";

/** The citizen's own view of how it goes: questions that may be skipped, own goals, own answers over time. */
export default function HowAreYouPage() {
  const { t } = useTranslation("citizen");
  const referralId = usePathId("referralId");
  const { data: course } = useSuspenseQuery(ifThere(ask.outcomes.myCourse({ referralId })));
  const due = course?.checkIns.find(({ status }) => status === "due");
  return (
    <>
      <PageHeading>{t("titles.howAreYou")}</PageHeading>
      <p className="font-lead">{t("howAreYou.notWatched")} <Link to="/help-now">{t("howAreYou.help")}</Link></p>
      {due !== undefined && <CheckIn key={due.checkInId} referralId={referralId} checkIn={due} />}
      {course === null && <Empty text={t("howAreYou.notBegun")} />}
      {course !== null && due === undefined && <p>{t(course.isMeasured ? "howAreYou.noneDue" : "howAreYou.notMeasured")}</p>}
      {course !== null && <Goals course={course} />}
      {course !== null && <OwnAnswers course={course} />}
      {course !== null && course.isMeasured && <StopAnswering referralId={referralId} />}
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
