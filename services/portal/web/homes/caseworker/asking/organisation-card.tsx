import { useTranslation } from "react-i18next";
import { Badge } from "../../../parts/badge.tsx";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { daysSince } from "../../../parts/days-since.ts";
import { Facts } from "../../../parts/facts.tsx";
import { useLanguageNames, useListing } from "../../../parts/language-names.ts";
import { When } from "../../../parts/when.tsx";
import type { Case } from "../case/referral-of-page.ts";
import { isOld, type Organisation } from "./room.ts";

type Service = Organisation["services"][number];

/** An organisation with what it does, how much room it has, and when it last said so (REF-14). */
export function OrganisationCard({ organisation: { name, phone, services, hasDataAgreement, closedAt }, of, onChoose }: { readonly organisation: Organisation; readonly of: Case; readonly onChoose: () => void }) {
  const { t } = useTranslation("caseworker");
  const mayReceive = hasDataAgreement && closedAt === null;
  return (
    <Card heading={name}>
      {services.map((service) => <OneService key={service.id} service={service} of={of} />)}
      <Facts facts={[[t("field.phone"), <a key="phone" href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</a>]]} />
      {mayReceive ? <Button onPress={onChoose}>{t("asking.choose", { name })}</Button> : <p><strong>{t(closedAt === null ? "asking.noAgreement" : "asking.closed")}</strong></p>}
    </Card>
  );
}

function OneService({ service: { name, forms, themes, languages, capacity }, of: { record: { profile } } }: { readonly service: Service; readonly of: Case }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const listing = useListing();
  const named = useLanguageNames();
  const inBoth = themes.filter((theme) => profile.situation.themes.includes(theme));
  const wished = forms.filter((form) => profile.wishes.forms.includes(form));
  return (
    <>
      <h3>{name}</h3>
      <Facts facts={[
        [t("asking.forms"), listing(forms.map((form) => code(`form.${form}`)))],
        [t("asking.fits"), wished.length + inBoth.length === 0 ? t("asking.fitsNothing") : listing([...wished.map((form) => code(`form.${form}`)), ...inBoth.map((theme) => code(`theme.${theme}`))])],
        [t("field.languages"), named(languages)],
        [t("asking.room"), capacity === null ? t("asking.roomUnknown") : t("asking.places", { count: capacity.places })],
        [t("asking.waiting"), capacity === null ? null : t("asking.weeks", { count: capacity.waitingWeeks })],
        [t("asking.confirmed"), capacity === null ? null : <span key="confirmed"><When at={capacity.confirmedAt} form="short" /> ({t("asking.daysAgo", { count: daysSince(capacity.confirmedAt) })}){isOld(capacity.confirmedAt) && <> <Badge kind="warning">{t("asking.old")}</Badge></>}</span>],
      ]} />
    </>
  );
}
