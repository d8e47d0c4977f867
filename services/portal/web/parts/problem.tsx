import { useTranslation } from "react-i18next";
import type { Refusal } from "../calls/refusal.ts";
import { Alert } from "./alert.tsx";

/** What happened, that nothing is lost, and what to do. Never a code; the number is for whoever helps by phone. */
export function Problem({ refusal, headingLevel = 3 }: { readonly refusal: Refusal | undefined; readonly headingLevel?: 1 | 2 | 3 }) {
  const { t } = useTranslation(["errors", "app"]);
  if (refusal === undefined) return null;
  return (
    <Alert variant="error" heading={t(`${refusal.code}.happened`, { ns: "errors" })} headingLevel={headingLevel}>
      <p className="alert-text">{t(`${refusal.code}.safe`, { ns: "errors" })} {t(`${refusal.code}.next`, { ns: "errors" })}</p>
      {refusal.correlationId !== null && <p className="alert-text">{t("problemNumber", { ns: "app", number: refusal.correlationId })}</p>}
    </Alert>
  );
}
