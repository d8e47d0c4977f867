import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../../parts/data-table.tsx";
import { Download } from "../../../parts/download.tsx";
import { Loading } from "../../../parts/loading.tsx";
import { partsOfChime, type MyCourse } from "./course.ts";

const OwnAnswersChart = lazy(() => import("./own-answers-chart.tsx"));

/** Own answers over time, in five parts and without a total (OUT-09), as a chart with its table behind it, and as a file (OUT-10). */
export function OwnAnswers({ course }: { readonly course: MyCourse }) {
  const { t } = useTranslation(["citizen", "codes"]);
  const answered = course.checkIns.filter(({ scores }) => scores !== null);
  if (answered.length === 0) return null;
  const rows = partsOfChime.flatMap(({ part, items }) => items.map(({ item, of }) => ({
    item,
    part: t(`chimePart.${part}`, { ns: "codes" }),
    name: t(`chime.${item}`, { ns: "codes" }),
    scores: answered.map(({ moment, scores }) => ({ moment, name: t(`checkInAt.${moment}`, { ns: "codes" }), score: scores === null ? null : of(scores) })),
  })));
  return (
    <section aria-labelledby="own-answers">
      <h2 id="own-answers">{t("howAreYou.answers")}</h2>
      <p>{t("howAreYou.answersLead")}</p>
      <Suspense fallback={<Loading />}><OwnAnswersChart rows={rows} label={t("howAreYou.answers")} /></Suspense>
      <details>
        <summary>{t("howAreYou.table")}</summary>
        <DataTable
          caption={t("howAreYou.answers")} rows={rows} keyOf={({ item }) => item}
          columns={[
            { heading: t("howAreYou.about"), cell: ({ part, name }) => (part === name ? name : `${part}: ${name}`) },
            ...answered.map(({ moment }, i) => ({ heading: t(`checkInAt.${moment}`, { ns: "codes" }), isFigure: true, cell: (row: (typeof rows)[number]) => row.scores[i]?.score ?? t("howAreYou.skippedOne") })),
          ]}
        />
      </details>
      <Download fileName="haandslag-mine-svar.json" label={t("howAreYou.download")} make={() => Promise.resolve({ type: "application/json", content: JSON.stringify({ referralId: course.referralId, goals: course.goals, checkIns: course.checkIns }, null, 2) })} />
    </section>
  );
}
