/** One number that is the answer to a question, with what it counts. */
export function Figures({ figures }: { readonly figures: readonly { readonly name: string; readonly value: string; readonly says?: string }[] }) {
  return (
    <dl className="figures">
      {figures.map(({ name, value, says }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figure-value">{value}</dd>
          {says !== undefined && <dd>{says}</dd>}
        </div>
      ))}
    </dl>
  );
}
