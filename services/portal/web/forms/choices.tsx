import { useTranslation } from "react-i18next";
import type { FieldProps } from "./text-field.tsx";
import { describedBy, useField } from "./use-field.ts";

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** Several of some (`many`, boxes) or one of some (radio buttons). Nothing is ever ticked beforehand (CON-17). */
export function Choices({ name, label, hint, isOptional = false, options, many = false }: FieldProps & { readonly options: readonly Option[]; readonly many?: boolean }) {
  const { register, id, fault, hintId, faultId } = useField(name);
  const { t } = useTranslation("app");
  const kind = many ? "checkbox" : "radio";
  return (
    <div className={`form-group${fault === undefined ? "" : " form-error"}`}>
      <fieldset aria-describedby={describedBy(hint !== undefined && hintId, fault !== undefined && faultId)}>
        <legend className="form-label">{label}{isOptional && <span className="weight-normal"> ({t("optional")})</span>}</legend>
        {hint !== undefined && <span className="form-hint" id={hintId}>{hint}</span>}
        {fault !== undefined && <span className="form-error-message" id={faultId}>{fault}</span>}
        {options.map((option, i) => (
          <div className={`form-group-${kind}`} key={option.value}>
            <input type={kind} id={`${id}-${i}`} className={`form-${kind}`} value={option.value} aria-describedby={option.hint === undefined ? undefined : `${id}-${i}-hint`} {...register(name)} />
            <label htmlFor={`${id}-${i}`}>{option.label}</label>
            {option.hint !== undefined && <span className="form-hint" id={`${id}-${i}-hint`}>{option.hint}</span>}
          </div>
        ))}
      </fieldset>
    </div>
  );
}
