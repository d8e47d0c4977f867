import type { ReactNode } from "react";

export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isFigure?: boolean;
}

/** dkfds' table; on a narrow screen each row is a card with its headings. The first column names the row. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}) {
  return (
    <table className="table data-table">
      <caption className="sr-only">{caption}</caption>
      <thead><tr>{columns.map(({ heading, isFigure }) => <th key={heading} scope="col" className={isFigure === true ? "figure" : undefined}>{heading}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ heading, cell, isFigure }, i) => i === 0
              ? <th key={heading} scope="row" data-heading={heading}>{cell(row)}</th>
              : <td key={heading} data-heading={heading} className={isFigure === true ? "figure" : undefined}>{cell(row)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
