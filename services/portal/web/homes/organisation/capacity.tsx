import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { ServiceCapacity } from "./capacity/service-capacity.tsx";

/** How much room we have, as caseworkers and citizens see it before they ask (REF-14). */
export default function Capacity() {
  const { t } = useTranslation("organisation");
  const { data: { services } } = useSuspenseQuery(ask.referral.myOrganisation());
  return (
    <>
      <PageHeading>{t("titles.capacity")}</PageHeading>
      <p className="font-lead">{t("capacity.lead")}</p>
      {services.map((service) => <ServiceCapacity key={service.id} service={service} />)}
    </>
  );
}
