import { lazy, Suspense } from "react";
import { DataTable } from "./data-table.tsx";
import { Loading } from "./loading.tsx";

const BarsDrawn = lazy(() => import("./bars-drawn.tsx"));

export interface CountedRow {
  readonly name: string;
  readonly count: number;
  /** Of these `count`, as it is written. */
  readonly mean?: string;
}

/** How many of each: a picture to see at a glance, and the table behind it with the same figures, a mean beside the number that it is of (OUT-03). */
export function CountedBars({ label, nameHeading, countHeading, meanHeading, rows }: { readonly label: string; readonly nameHeading: string; readonly countHeading: string; readonly meanHeading?: string; readonly rows: readonly CountedRow[] }) {
  return (
    <>
      <Suspense fallback={<Loading />}><BarsDrawn label={label} rows={rows} /></Suspense>
      <DataTable caption={label} rows={rows} keyOf={({ name }) => name} columns={[{ heading: nameHeading, cell: ({ name }) => name }, { heading: countHeading, cell: ({ count }) => count, isFigure: true }, ...(meanHeading === undefined ? [] : [{ heading: meanHeading, cell: ({ mean }: CountedRow) => mean, isFigure: true }])]} />
    </>
  );
}
