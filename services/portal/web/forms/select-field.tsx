import { useTranslation } from "react-i18next";
import type { Option } from "./choices.tsx";
import { FieldFrame } from "./field-frame.tsx";
import type { FieldProps } from "./text-field.tsx";
import { describedBy, useField } from "./use-field.ts";

/** One of many. Nothing is chosen beforehand. */
export function SelectField({ name, label, hint, isOptional = false, options }: FieldProps & { readonly options: readonly Option[] }) {
  const { register, id, fault, hintId, faultId } = useField(name);
  const { t } = useTranslation("app");
  return (
    <FieldFrame {...{ label, hint, fault, id, hintId, faultId, isOptional }}>
      <select
        id={id} className="form-select" aria-invalid={fault !== undefined || undefined}
        aria-describedby={describedBy(hint !== undefined && hintId, fault !== undefined && faultId)}
        {...register(name, { setValueAs: (value: unknown) => (value === "" ? undefined : value) })}
      >
        <option value="">{t("choose")}</option>
        {options.map(({ value, label: text }) => <option key={value} value={value}>{text}</option>)}
      </select>
    </FieldFrame>
  );
}
