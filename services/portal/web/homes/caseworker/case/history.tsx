import { useTranslation } from "react-i18next";
import { Timeline } from "../../../parts/timeline.tsx";
import type { Case } from "./referral-of-page.ts";

type Entry = Case["timeline"][number];

/** What has happened, with the role of who did it; of the course only what the citizen agreed to tell (REF-12). */
export function History({ of: { timeline } }: { readonly of: Case }) {
  const { t } = useTranslation("caseworker");
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t("case.history.heading")}</h2>
      <Timeline label={t("case.history.heading")} entries={timeline.filter(isToldApart).map((entry) => ({ at: entry.at, what: <What entry={entry} /> }))} />
    </section>
  );
}

/** A draft saves itself at every field: of one person's changes, one after another, only the newest is told. */
function isToldApart({ what, name }: Entry, i: number, all: readonly Entry[]): boolean {
  const next = all[i + 1];
  return what !== "draft-edited" || next?.what !== "draft-edited" || next.name !== name;
}

function What({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const { by, name, to } = entry;
  const who = name ?? (by === null || by === "service" ? null : code(`role.${by as "citizen"}`).toLowerCase());
  return (
    <>
      <Words entry={entry} />
      {to !== undefined && to !== null && <> {t("case.history.to", { name: to })}</>}
      {who !== null && <span className="timeline-by"> ({who})</span>}
    </>
  );
}

/** What happened in words, with its coded reason where it had one. */
function Words({ entry: { what, purpose, consentStatus, feedback, reason } }: { readonly entry: Entry }) {
  const { t: code } = useTranslation("codes");
  if (purpose !== undefined && consentStatus !== undefined) return <>{code(`purposeName.${purpose}`)}: {code(`consentStatus.${consentStatus}`).toLowerCase()}</>;
  if (feedback !== undefined) return <>{code(`feedback.${feedback}`)}</>;
  const words = code(`timeline.${what as "drafted"}`);
  if (reason === undefined) return <>{words}</>;
  if (what === "declined") return <>{words}: {code(`declineReason.${reason as "no-room-now"}`).toLowerCase()}</>;
  if (what === "withdrawn") return <>{words}: {code(`withdrawReason.${reason as "citizen-moved"}`).toLowerCase()}</>;
  return <>{words}</>;
}
