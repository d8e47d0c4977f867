import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** dkfds' form group: label, hint, what is wrong, the control. */
export function FieldFrame({ label, hint, fault, id, hintId, faultId, isOptional = false, children }: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault: string | undefined;
  readonly id: string;
  readonly hintId: string;
  readonly faultId: string;
  readonly isOptional?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("app");
  return (
    <div className={`form-group${fault === undefined ? "" : " form-error"}`}>
      <label className="form-label" htmlFor={id}>{label}{isOptional && <span className="weight-normal"> ({t("optional")})</span>}</label>
      {hint !== undefined && <span className="form-hint" id={hintId}>{hint}</span>}
      {fault !== undefined && <span className="form-error-message" id={faultId}>{fault}</span>}
      {children}
    </div>
  );
}
