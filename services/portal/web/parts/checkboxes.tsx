import { useId } from "react";

/** Boxes of which any number can be ticked, where there is no form around them. What is ticked is the page's to keep. */
export function Checkboxes({ legend, options, ticked, onChange }: {
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly ticked: readonly string[];
  readonly onChange: (ticked: readonly string[]) => void;
}) {
  const id = useId();
  return (
    <fieldset className="form-group">
      <legend className="form-label">{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <div className="form-group-checkbox" key={value}>
          <input
            type="checkbox" id={`${id}-${value}`} className="form-checkbox" checked={ticked.includes(value)} aria-describedby={hint === undefined ? undefined : `${id}-${value}-hint`}
            onChange={({ target }) => onChange(target.checked ? [...ticked, value] : ticked.filter((each) => each !== value))}
          />
          <label htmlFor={`${id}-${value}`}>{label}</label>
          {hint !== undefined && <span className="form-hint" id={`${id}-${value}-hint`}>{hint}</span>}
        </div>
      ))}
    </fieldset>
  );
}
