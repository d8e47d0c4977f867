import type { ReferralClient } from "@haandslag/clients/referral";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Card } from "../../../parts/card.tsx";
import { ProfileFacts } from "../../../parts/profile-facts.tsx";

/** What the request says: codes, and our own area. */
export function OfferContent({ opened: { offer, areas } }: { readonly opened: Awaited<ReturnType<ReferralClient["openOffer"]["mutate"]>> }) {
  const { t, i18n } = useTranslation("organisation");
  const { data: authorities = [] } = useQuery(ask.referral.listAuthorities({}));
  const names = areas.map((id) => authorities.find((authority) => authority.id === id)?.name).filter((name) => name !== undefined);
  return (
    <Card heading={t("offer.content")}>
      <ProfileFacts profile={offer} />
      <p>{t("offer.areas")} {new Intl.ListFormat(i18n.language).format(names)}.</p>
      <p>{t("offer.noName")}</p>
    </Card>
  );
}
