import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../../parts/badge.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { When } from "../../../parts/when.tsx";
import { NarrowDialog } from "./narrow-dialog.tsx";
import type { Case } from "./referral-of-page.ts";
import { StopDialog } from "./stop-dialog.tsx";

type Consent = Case["consents"][number];

/** Where each consent stands, and what can be done about it when the citizen says so: nobody is asked why (CON-13). */
export function Consents({ of: { consents, referralId } }: { readonly of: Case }) {
  const { t } = useTranslation("caseworker");
  const [isStopping, setStopping] = useState(false);
  const running = consents.filter(({ status }) => status === "granted" || status === "requested");
  return (
    <section aria-labelledby="consents">
      <h2 id="consents">{t("case.consents.heading")}</h2>
      {consents.length === 0 && <Empty text={t("case.consents.none")} />}
      {consents.map((consent) => <OneConsent key={consent.consentId} consent={consent} referralId={referralId} />)}
      {running.length > 0 && (
        <>
          <Buttons><Button variant="secondary" onPress={() => setStopping(true)}>{t("case.consents.stopAll")}</Button></Buttons>
          <StopDialog what={{ referralId }} isOpen={isStopping} onClose={() => setStopping(false)} />
        </>
      )}
    </section>
  );
}

function OneConsent({ consent, referralId }: { readonly consent: Consent; readonly referralId: string }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const [open, setOpen] = useState<"stop" | "narrow" | undefined>();
  const { consentId, purpose, status, categories, expiresAt } = consent;
  const close = () => setOpen(undefined);
  return (
    <section className="consent" aria-labelledby={`consent-${consentId}`}>
      <h3 id={`consent-${consentId}`}>{code(`purposeName.${purpose}`)}</h3>
      <Facts facts={[
        [t("case.consents.status"), <Badge key="status" kind={status === "granted" ? "success" : "info"}>{code(`consentStatus.${status}`)}</Badge>],
        [t(status === "granted" ? "case.consents.shared" : "case.consents.asked"), categories.map((category) => code(`categoryName.${category}`)).join(", ")],
        [t("case.consents.until"), status === "granted" && expiresAt !== null ? <When key="until" at={expiresAt} /> : null],
      ]} />
      {status === "requested" && (
        <p className="d-print-none"><Link to="/caseworker/cases/$referralId/answers/$consentId" params={{ referralId, consentId }} className="button button-secondary">{t("case.consents.record")}</Link></p>
      )}
      {status === "granted" && (
        <Buttons>
          <Button variant="secondary" onPress={() => setOpen("stop")}>{t("case.consents.stop")}</Button>
          {categories.length > 1 && <Button variant="secondary" onPress={() => setOpen("narrow")}>{t("case.consents.narrow")}</Button>}
        </Buttons>
      )}
      <StopDialog what={{ consentId, purpose }} isOpen={open === "stop"} onClose={close} />
      <NarrowDialog consent={consent} isOpen={open === "narrow"} onClose={close} />
    </section>
  );
}
