import { FieldFrame } from "./field-frame.tsx";
import { describedBy, useField } from "./use-field.ts";

export interface FieldProps {
  /** Path in the form's values, e.g. `citizen.familyName`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

/** One line of text. An empty optional field counts as left out. */
export function TextField({ name, label, hint, isOptional = false, type = "text", autoComplete = "off", inputMode }: FieldProps & {
  readonly type?: "text" | "tel" | "email" | "date" | "time" | "datetime-local" | "number";
  readonly autoComplete?: string;
  readonly inputMode?: "numeric" | "tel" | "email";
}) {
  const { register, id, fault, hintId, faultId } = useField(name);
  return (
    <FieldFrame {...{ label, hint, fault, id, hintId, faultId, isOptional }}>
      <input
        id={id} type={type} className="form-input" autoComplete={autoComplete} inputMode={inputMode}
        aria-invalid={fault !== undefined || undefined} aria-required={!isOptional || undefined}
        aria-describedby={describedBy(hint !== undefined && hintId, fault !== undefined && faultId)}
        {...register(name, { setValueAs: (value: unknown) => (value === "" ? undefined : type === "number" ? Number(value) : value) })}
      />
    </FieldFrame>
  );
}
