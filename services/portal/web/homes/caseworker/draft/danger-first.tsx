import { useState } from "react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmergencyNumbers } from "./emergency-numbers.tsx";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";

/** Before a referral is written: is somebody in danger now? Then there is something else to do first (REF-16). */
export function DangerFirst({ onSafe }: { readonly onSafe: () => void }) {
  const { t } = useTranslation("caseworker");
  const [isDanger, setDanger] = useState(false);
  return (
    <>
      <PageHeading>{t("draft.danger.heading")}</PageHeading>
      <p className="font-lead">{t("draft.danger.lead")}</p>
      <EmergencyNumbers />
      {isDanger && <Alert variant="warning" headingLevel={2} heading={t("draft.danger.callFirst")}><p className="alert-text">{t("draft.danger.callFirstText")}</p></Alert>}
      <Buttons>
        <Button variant="secondary" onPress={() => setDanger(true)}>{t("draft.danger.yes")}</Button>
        <Button variant="secondary" onPress={onSafe}>{t("draft.danger.no")}</Button>
      </Buttons>
      <p><Link to="/caseworker/import">{t("draft.danger.import")}</Link></p>
    </>
  );
}
