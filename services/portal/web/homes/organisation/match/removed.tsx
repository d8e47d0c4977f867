import type { PeerConstraint } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../../parts/data-table.tsx";

/** No silent empty list: each constraint says how many it took off, also where it took nobody (ASG-05). */
export function Removed({ removed }: { readonly removed: readonly { readonly constraint: PeerConstraint; readonly count: number }[] }) {
  const { t } = useTranslation(["organisation", "codes"]);
  return (
    <section aria-labelledby="removed">
      <h2 id="removed">{t("match.removed.heading")}</h2>
      <DataTable
        caption={t("match.removed.heading")}
        rows={removed}
        keyOf={({ constraint }) => constraint}
        columns={[
          { heading: t("match.removed.why"), cell: ({ constraint }) => t(`codes:constraint.${constraint}`) },
          { heading: t("match.removed.count"), isFigure: true, cell: ({ count }) => t("match.removed.peers", { count }) },
        ]}
      />
    </section>
  );
}
