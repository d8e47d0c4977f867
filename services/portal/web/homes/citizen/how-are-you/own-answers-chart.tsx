import { Bar, BarChart, LabelList, Legend, ResponsiveContainer, XAxis, YAxis } from "recharts";

interface Row { readonly name: string; readonly scores: readonly { readonly name: string; readonly score: number | null }[] }

const highest = 4;
const shades = ["#bfbfbf", "#747474", "#1a1a1a"];
const rowHeight = 28;

/** One bar for each answer, its figure beside it: no colour alone says anything. The table behind it says the same in words. */
export default function OwnAnswersChart({ rows, label }: { readonly rows: readonly Row[]; readonly label: string }) {
  const moments = rows[0]?.scores.map(({ name }) => name) ?? [];
  const data = rows.map(({ name, scores }) => ({ name, ...Object.fromEntries(scores.map(({ name: moment, score }) => [moment, score])) }));
  return (
    <figure className="chart" role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height={rows.length * (rowHeight * moments.length + 16) + 80}>
        <BarChart data={data} layout="vertical" margin={{ left: 8, right: 32, top: 8, bottom: 8 }} accessibilityLayer={false}>
          <XAxis type="number" domain={[0, highest]} ticks={[0, 1, 2, 3, highest]} />
          <YAxis type="category" dataKey="name" width={130} interval={0} />
          <Legend formatter={(moment: string) => <span className="chart-legend">{moment}</span>} />
          {moments.map((moment, i) => <Bar key={moment} dataKey={moment} fill={shades[i % shades.length] ?? "#1a1a1a"} stroke="#1a1a1a" isAnimationActive={false}><LabelList dataKey={moment} position="right" /></Bar>)}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
