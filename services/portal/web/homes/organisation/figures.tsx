import { useSuspenseQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { CountedBars } from "../../parts/counted-bars.tsx";
import { useDecimals } from "../../parts/decimals.ts";
import { PageHeading } from "../../parts/page-heading.tsx";

/** Of all that we have: how far requests and courses have come and since when, and how courses are shared among our peers. */
export default function OrganisationFigures() {
  const { t } = useTranslation(["organisation", "codes"]);
  const decimals = useDecimals();
  const [{ data: { counts } }, { data: { courses, loads, peers } }] = useSuspenseQueries({ queries: [ask.referral.listOffers({ limit: 1 }), ask.peers.organisationFigures()] });
  const steps = (["offered", "overdue", "accepted", "in_course"] as const).map((step) => ({ name: t(`figures.step.${step}`), count: counts[step] }));
  return (
    <>
      <PageHeading>{t("titles.figures")}</PageHeading>
      <h2>{t("figures.courses")}</h2>
      <CountedBars label={t("figures.courses")} nameHeading={t("figures.howFar")} countHeading={t("figures.count")} rows={steps} />
      {courses.length > 0 && (
        <>
          <h2>{t("figures.standing")}</h2>
          <CountedBars
            label={t("figures.standing")} nameHeading={t("courses.standing")} countHeading={t("figures.count")} meanHeading={t("figures.meanDays")}
            rows={courses.map(({ status, count, meanDays }) => ({ name: t(`codes:assignmentStatus.${status}`), count, mean: decimals(meanDays) }))}
          />
        </>
      )}
      {peers.meanLoad !== null && (
        <>
          <h2>{t("figures.load")}</h2>
          <p>{t("figures.meanLoad", { count: peers.count, load: decimals(peers.meanLoad) })}</p>
          <CountedBars label={t("figures.load")} nameHeading={t("figures.loadOfPeer")} countHeading={t("figures.peers")} rows={loads.map(({ load, peers: many }) => ({ name: t("figures.coursesOfPeer", { count: load }), count: many }))} />
        </>
      )}
    </>
  );
}
