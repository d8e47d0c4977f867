import type { ReferralClient } from "@haandslag/clients/referral";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Alert } from "../../../parts/alert.tsx";
import { When } from "../../../parts/when.tsx";

export type Standing = Awaited<ReturnType<ReferralClient["getOffer"]["query"]>>;

/** Not running, or not yet: what that means for us. */
export function CaseOver({ standing: { referralId, status, endedAt } }: { readonly standing: Standing }) {
  const { t } = useTranslation("organisation");
  if (status === "accepted" || status === "in_course") return null;
  return (
    <Alert variant={status === "stopped" ? "warning" : "info"} heading={t(`case.over.${status}.heading`)} headingLevel={2}>
      <p className="alert-text">{t(`case.over.${status}.text`)}{endedAt !== null && <> <When at={endedAt} form="moment" />.</>}</p>
      {status === "offered" && <Link to={`/organisation/offers/${referralId}`}>{t("case.toOffer")}</Link>}
    </Alert>
  );
}
