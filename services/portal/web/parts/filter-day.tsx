import { useId } from "react";

/** A day as a filter of a list (`useFilters`), as `2026-11-22`; without one nothing is filtered. */
export function FilterDay({ label, value, onChange }: { readonly label: string; readonly value: string | undefined; readonly onChange: (value: string | undefined) => void }) {
  const id = useId();
  return (
    <div className="filter">
      <label className="form-label" htmlFor={id}>{label}</label>
      <input type="date" id={id} className="form-input" value={value ?? ""} onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)} />
    </div>
  );
}
