import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import type { clients } from "../../../calls/clients.ts";
import { Badge } from "../../../parts/badge.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { daysSince } from "../../../parts/days-since.ts";
import { Empty } from "../../../parts/empty.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { useListing } from "../../../parts/language-names.ts";
import { When } from "../../../parts/when.tsx";
import { NarrowDialog } from "./narrow-dialog.tsx";
import type { Case } from "./referral-of-page.ts";
import { StopDialog } from "./stop-dialog.tsx";

const nearDays = 30;

type Consent = Awaited<ReturnType<typeof clients.consent.consentsOfReferral.query>>["consents"][number];

/** Where each consent stands, and what can be done about it when the citizen says so: nobody is asked why (CON-13). */
export function Consents({ of }: { readonly of: Case }) {
  const { t } = useTranslation("caseworker");
  return (
    <section aria-labelledby="consents">
      <h2 id="consents">{t("case.consents.heading")}</h2>
      {of.consents.length === 0 ? <Empty text={t("case.consents.none")} /> : <Standing of={of} />}
    </section>
  );
}

/** As the consent service says: a case that is over hears no more of its consents. */
function Standing({ of: { referralId, consents: heard } }: { readonly of: Case }) {
  const { t } = useTranslation("caseworker");
  const { data: { consents } } = useSuspenseQuery(ask.consent.consentsOfReferral({ referralId }));
  const [isStopping, setStopping] = useState(false);
  return (
    <>
      {consents.map((consent, i) => (
        <OneConsent key={consent.consentId ?? i} consent={consent} asked={heard.find(({ consentId }) => consentId === consent.consentId)?.categories ?? []} referralId={referralId} />
      ))}
      {consents.some(({ status }) => status === "granted" || status === "requested") && (
        <>
          <Buttons><Button variant="secondary" onPress={() => setStopping(true)}>{t("case.consents.stopAll")}</Button></Buttons>
          <StopDialog what={{ referralId }} isOpen={isStopping} onClose={() => setStopping(false)} />
        </>
      )}
    </>
  );
}

function OneConsent({ consent: { consentId, purpose, status, shared, expiresAt }, asked, referralId }: { readonly consent: Consent; readonly asked: Case["consents"][number]["categories"]; readonly referralId: string }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const listing = useListing();
  const [open, setOpen] = useState<"stop" | "narrow" | undefined>();
  const close = () => setOpen(undefined);
  const isGranted = status === "granted";
  const heading = `consent-${consentId ?? purpose}`;
  return (
    <section className="consent" aria-labelledby={heading}>
      <h3 id={heading}>{code(`purposeName.${purpose}`)}</h3>
      <Facts facts={[
        [t("case.consents.status"), <Badge key="status" kind={isGranted ? "success" : "info"}>{code(`consentStatus.${status}`)}</Badge>],
        [t(isGranted ? "case.consents.shared" : "case.consents.asked"), listing((isGranted ? shared : asked).map((category) => code(`categoryName.${category}`)))],
        [t("case.consents.until"), isGranted && expiresAt !== null ? <Fragment key="until"><When at={expiresAt} /> {-daysSince(expiresAt) <= nearDays && <Badge kind="warning">{t("case.consents.soonOver")}</Badge>}</Fragment> : null],
      ]} />
      {status === "requested" && consentId !== null && (
        <p className="d-print-none"><Link to="/caseworker/cases/$referralId/answers/$consentId" params={{ referralId, consentId }} className="button button-secondary">{t("case.consents.record")}</Link></p>
      )}
      {isGranted && consentId !== null && (
        <>
          <Buttons>
            <Button variant="secondary" onPress={() => setOpen("stop")}>{t("case.consents.stop")}</Button>
            {shared.length > 1 && <Button variant="secondary" onPress={() => setOpen("narrow")}>{t("case.consents.narrow")}</Button>}
            <Link to="/caseworker/cases/$referralId/answers/$consentId" params={{ referralId, consentId }} className="button button-secondary">{t("case.consents.again")}</Link>
          </Buttons>
          <StopDialog what={{ consentId, purpose }} isOpen={open === "stop"} onClose={close} />
          <NarrowDialog consentId={consentId} shared={shared} isOpen={open === "narrow"} onClose={close} />
        </>
      )}
    </section>
  );
}
