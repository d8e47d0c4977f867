import { useEffect, useRef } from "react";
import { type FieldErrors, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Alert } from "../parts/alert.tsx";

/** After a try that was not taken: how many fields to look at, with the focus, so that it is heard and seen. `tries`: of a form in steps, which are not submits. */
export function ErrorSummary({ tries = 0 }: { readonly tries?: number }) {
  const { formState: { errors, submitCount } } = useFormContext();
  const { t } = useTranslation("app");
  const box = useRef<HTMLDivElement>(null);
  const count = countOf(errors);
  useEffect(() => {
    if (submitCount + tries > 0 && count > 0) box.current?.focus();
  }, [submitCount, tries, count]);
  if (count === 0) return null;
  return <div ref={box} tabIndex={-1}><Alert variant="error" heading={t("formFaults", { count })} headingLevel={2}><p className="alert-text">{t("formFaultsSafe")}</p></Alert></div>;
}

const countOf = (errors: FieldErrors): number =>
  Object.values(errors).reduce<number>((sum, error) => sum + (error === undefined || error === null ? 0 : typeof error.type === "string" ? 1 : countOf(error as FieldErrors)), 0);
