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
      <Timeline label={t("case.history.heading")} entries={timeline.map((entry) => ({ at: entry.at, what: <What entry={entry} /> }))} />
    </section>
  );
}

function What({ entry: { what, by, purpose, consentStatus, feedback } }: { readonly entry: Entry }) {
  const { t: code } = useTranslation("codes");
  const words = purpose !== undefined && consentStatus !== undefined ? `${code(`purposeName.${purpose}`)}: ${code(`consentStatus.${consentStatus}`).toLowerCase()}`
    : feedback !== undefined ? code(`feedback.${feedback}`) : code(`timeline.${what as "drafted"}`);
  return <>{words}{by !== null && by !== "service" && <span className="timeline-by"> ({code(`role.${by as "citizen"}`).toLowerCase()})</span>}</>;
}
