import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { clients } from "../../../calls/clients.ts";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { useLanguageNames, useListing } from "../../../parts/language-names.ts";
import { Problem } from "../../../parts/problem.tsx";
import { useDates } from "../../../parts/when.tsx";
import { useAskMyself } from "./use-ask-myself.ts";

type Entry = Awaited<ReturnType<typeof clients.referral.listOrganisations.query>>["organisations"][number];

/** What an organisation offers and whether it has room, with the day that was told. `referralId`: a draft that has no organisation yet. */
export function Organisation({ organisation: { organisationId, name, services }, referralId }: { readonly organisation: Entry; readonly referralId: string | undefined }) {
  const { t } = useTranslation(["citizen", "codes"]);
  const say = useDates();
  const listed = useListing();
  const languages = useLanguageNames();
  const id = useId();
  const { askMyself, isSending, refusal } = useAskMyself();
  return (
    <Card heading={<span id={id}>{name}</span>} headingLevel={3}>
      <ul>
        {services.map(({ id: serviceId, name: serviceName, forms, languages: spoken, capacity }) => (
          <li key={serviceId}>
            <strong>{serviceName}</strong>{": "}{listed(forms.map((form) => t(`form.${form}`, { ns: "codes" }).toLocaleLowerCase()))}. {t("referMyself.spoken", { languages: languages(spoken) })}
            {capacity !== null && ` ${t(capacity.places > 0 ? "referMyself.room" : "referMyself.noRoom", { count: capacity.places, wait: t("referMyself.weeks", { count: capacity.waitingWeeks }), day: say(capacity.confirmedAt, "short") })}`}
          </li>
        ))}
      </ul>
      <Problem refusal={refusal} />
      {referralId === undefined
        ? <Link to="/citizen/refer-myself/about" search={{ organisation: organisationId } as never} className="button button-primary" aria-describedby={id}>{t("referMyself.choose")}</Link>
        : <Button describedBy={id} isBusy={isSending} onPress={() => void askMyself(referralId, organisationId)}>{t("referMyself.choose")}</Button>}
    </Card>
  );
}
