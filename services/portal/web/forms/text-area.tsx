import { FieldFrame } from "./field-frame.tsx";
import type { FieldProps } from "./text-field.tsx";
import { describedBy, useField } from "./use-field.ts";

export function TextArea({ name, label, hint, isOptional = false, rows = 5 }: FieldProps & { readonly rows?: number }) {
  const { register, id, fault, hintId, faultId } = useField(name);
  return (
    <FieldFrame {...{ label, hint, fault, id, hintId, faultId, isOptional }}>
      <textarea
        id={id} className="form-input" rows={rows} autoComplete="off"
        aria-invalid={fault !== undefined || undefined} aria-describedby={describedBy(hint !== undefined && hintId, fault !== undefined && faultId)}
        {...register(name, { setValueAs: (value: unknown) => (value === "" ? undefined : value) })}
      />
    </FieldFrame>
  );
}
