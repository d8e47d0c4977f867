import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { CountedBars } from "../../parts/counted-bars.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";

/** How many courses there are, how far they have come, and how many each peer has. */
export default function OrganisationFigures() {
  const { t } = useTranslation("organisation");
  const { data: { counts } } = useSuspenseQuery(ask.referral.listOffers({ limit: 1 }));
  const { data: { peers } } = useSuspenseQuery(ask.peers.listPeers({ limit: 100 }));
  const steps = (["offered", "overdue", "accepted", "in_course"] as const).map((step) => ({ name: t(`figures.step.${step}`), count: counts[step] }));
  return (
    <>
      <PageHeading>{t("titles.figures")}</PageHeading>
      <h2>{t("figures.courses")}</h2>
      <CountedBars label={t("figures.courses")} nameHeading={t("figures.howFar")} countHeading={t("figures.count")} rows={steps} />
      <h2>{t("figures.load")}</h2>
      <CountedBars label={t("figures.load")} nameHeading={t("figures.peer")} countHeading={t("figures.count")} rows={peers.filter(({ status }) => status !== "left").map(({ displayName, load }) => ({ name: displayName ?? t("peerWhoLeft"), count: load }))} />
    </>
  );
}
