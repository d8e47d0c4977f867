import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { CountedRow } from "./counted-bars.tsx";

const rowHeight = 44;

/** Loaded when a chart is looked at: the library is as large as everything else on the page. */
export default function BarsDrawn({ label, rows }: { readonly label: string; readonly rows: readonly CountedRow[] }) {
  return (
    <figure className="chart" role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height={rows.length * rowHeight + 40}>
        <BarChart data={[...rows]} layout="vertical" margin={{ left: 8, right: 40, top: 8, bottom: 8 }} accessibilityLayer={false}>
          <XAxis type="number" allowDecimals={false} hide />
          <YAxis type="category" dataKey="name" width={130} interval={0} />
          <Bar dataKey="count" fill="#454545" isAnimationActive={false}><LabelList dataKey="count" position="right" /></Bar>
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
