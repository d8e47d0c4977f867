import { useId } from "react";

/** One filter of a list, for `useFilters`: codes only, at once in the address bar. The empty choice is "all". */
export function FilterSelect({ label, value, all, options, onChange }: {
  readonly label: string;
  readonly value: string | undefined;
  /** Words of the choice that filters nothing; left out where one of the options always holds. */
  readonly all?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}) {
  const id = useId();
  return (
    <div className="filter">
      <label className="form-label" htmlFor={id}>{label}</label>
      <select id={id} className="form-select" value={value ?? ""} onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </div>
  );
}
