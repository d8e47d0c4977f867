import { useId } from "react";

/** One of some, where there is no form around them. Nothing is chosen beforehand unless the page says so. */
export function Radios<Value extends string>({ legend, options, chosen, onChange }: {
  readonly legend: string;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly hint?: string }[];
  readonly chosen: Value | undefined;
  readonly onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <fieldset className="form-group">
      <legend className="form-label">{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <div className="form-group-radio" key={value}>
          <input
            type="radio" name={id} id={`${id}-${value}`} className="form-radio" checked={chosen === value} aria-describedby={hint === undefined ? undefined : `${id}-${value}-hint`}
            onChange={() => onChange(value)}
          />
          <label htmlFor={`${id}-${value}`}>{label}</label>
          {hint !== undefined && <span className="form-hint" id={`${id}-${value}-hint`}>{hint}</span>}
        </div>
      ))}
    </fieldset>
  );
}
