import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Step, Steps } from "../../../parts/steps.tsx";
import { When } from "../../../parts/when.tsx";
import type { Next } from "../what-is-next.ts";

const line = ["find-peers", "peers-answer", "citizen-chooses", "runs", "record-outcome", "close"] as const satisfies readonly Next[];

/** Where the course is, and who does what now. */
export function CaseSteps({ referralId, next, acceptedAt, answerBy }: { readonly referralId: string; readonly next: Next; readonly acceptedAt: string | null; readonly answerBy: string | null }) {
  const { t } = useTranslation("organisation");
  const now = line.indexOf(next);
  const by = answerBy === null ? undefined : <>{t("case.by")} <When at={answerBy} form="day" /></>;
  const steps: Step[] = [
    { title: t("step.accepted"), state: "done", about: acceptedAt === null ? undefined : <When at={acceptedAt} form="day" /> },
    ...line.map((step, i): Step => ({ title: t(`step.${step}`), state: i < now ? "done" : i === now ? "now" : "later", ...(i === now && by !== undefined ? { about: by } : {}) })),
  ];
  return (
    <>
      <p className="font-lead">{t(`case.now.${next}`)}</p>
      {next === "find-peers" && <p><Link className="button button-primary" to={`/organisation/match/${referralId}`}>{t("case.toMatch")}</Link></p>}
      <Steps label={t("case.steps")} steps={steps} />
    </>
  );
}
