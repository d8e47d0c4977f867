import { useTranslation } from "react-i18next";
import { DataTable } from "../parts/data-table.tsx";
import { When } from "../parts/when.tsx";
import type { Session } from "./meeting.ts";

/** Meetings as they were written down, the newest first; a missed one is a state, not a comment (REF-10). */
export function SessionTable({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t } = useTranslation(["app", "codes"]);
  if (sessions.length === 0) return null;
  return (
    <DataTable
      caption={t("meetings.held")}
      rows={sessions.toSorted((a, b) => b.date.localeCompare(a.date))}
      keyOf={({ sessionId }) => sessionId}
      columns={[
        { heading: t("meetings.day"), cell: ({ date }) => <When at={date} form="short" /> },
        { heading: t("meetings.length"), isFigure: true, cell: ({ minutes }) => t("meetings.minutes", { count: minutes }) },
        { heading: t("meetings.came"), cell: ({ attendance }) => t(`codes:attendance.${attendance}`) },
      ]}
    />
  );
}
