import { describedBy, useField } from "./use-field.ts";

/** One box by itself: yes where it is ticked. Never ticked beforehand (CON-17). */
export function Tick({ name, label, hint }: { readonly name: string; readonly label: string; readonly hint?: string }) {
  const { register, id, fault, hintId, faultId } = useField(name);
  return (
    <div className={`form-group${fault === undefined ? "" : " form-error"}`}>
      {fault !== undefined && <span className="form-error-message" id={faultId}>{fault}</span>}
      <div className="form-group-checkbox">
        <input type="checkbox" id={id} className="form-checkbox" aria-describedby={describedBy(hint !== undefined && hintId, fault !== undefined && faultId)} {...register(name)} />
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && <span className="form-hint" id={hintId}>{hint}</span>}
      </div>
    </div>
  );
}
