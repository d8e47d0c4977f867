import type { PeerAssignmentClient } from "@haandslag/clients/peer-assignment";
import { useTranslation } from "react-i18next";
import { Facts } from "../../../parts/facts.tsx";
import { When } from "../../../parts/when.tsx";

type Check = Awaited<ReturnType<PeerAssignmentClient["myWellbeing"]["query"]>>["checks"][number];

/** What I said before, the newest first; no total. */
export function Checks({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation(["peer", "codes"]);
  if (checks.length === 0) return null;
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">{t("wellbeing.before")}</h2>
      {checks.toSorted((a, b) => b.at.localeCompare(a.at)).map(({ checkId, at, answers }) => (
        <section key={checkId} aria-labelledby={checkId}>
          <h3 id={checkId}><When at={at} /></h3>
          <Facts facts={(Object.keys(answers) as (keyof typeof answers)[]).map((item) => [t(`codes:wellbeing.${item}`), t(`codes:wellbeingScore.${answers[item] ?? 0}` as never)])} />
        </section>
      ))}
    </section>
  );
}
