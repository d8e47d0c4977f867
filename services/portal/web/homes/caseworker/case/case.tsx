import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Badge } from "../../../parts/badge.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { PrintButton } from "../../../parts/print-button.tsx";
import { citizenName } from "../citizen-name.ts";
import { Consents } from "./consents.tsx";
import { History } from "./history.tsx";
import { MoreToDo } from "./more-to-do.tsx";
import { NextStep } from "./next-step.tsx";
import { Record } from "./record.tsx";
import { useCase } from "./referral-of-page.ts";

/** One case: what it needs now, what the citizen has said yes to, what has happened, and what stands in it. */
export default function CasePage() {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const of = useCase();
  return (
    <>
      <p className="d-print-none"><Link to="/caseworker" className="function-link">{t("case.back")}</Link></p>
      <PageHeading>{citizenName(of.record.identity) ?? t("nameless")}</PageHeading>
      <p className="case-status"><Badge>{code(`referralStatus.${of.status}`)}</Badge> <PrintButton /></p>
      <NextStep of={of} />
      <Consents of={of} />
      <History of={of} />
      <Record of={of} />
      <MoreToDo of={of} />
    </>
  );
}
