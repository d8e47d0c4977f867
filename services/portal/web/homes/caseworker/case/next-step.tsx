import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Card } from "../../../parts/card.tsx";
import { useDates } from "../../../parts/when.tsx";
import { NextVerb } from "./next-verb.tsx";
import type { Case } from "./referral-of-page.ts";

/** What the case needs now, in a sentence, with the one button that does it. */
export function NextStep({ of }: { readonly of: Case }) {
  return of.organisationId === null ? <NextStepTo of={of} organisation={null} /> : <NextStepAt of={of} organisationId={of.organisationId} />;
}

function NextStepAt({ of, organisationId }: { readonly of: Case; readonly organisationId: string }) {
  const { data: { name, phone } } = useSuspenseQuery(ask.referral.getOrganisation({ organisationId }));
  return <NextStepTo of={of} organisation={{ name, phone }} />;
}

function NextStepTo({ of, organisation }: { readonly of: Case; readonly organisation: { readonly name: string; readonly phone: string } | null }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const say = useDates();
  const words = {
    name: organisation?.name ?? t("case.theOrganisation"), phone: organisation?.phone ?? "",
    answerBy: of.offer === null ? "" : say(of.offer.answerBy, "day"), lacks: of.lacks.map((lack) => code(`lack.${lack}`)).join(", "),
    reason: of.declined === null ? "" : code(`declineReason.${of.declined.reason as "no-room-now"}`),
  };
  return (
    <Card heading={code(`need.${of.need}`)}>
      <p>{t(`case.next.${of.need}`, words)}</p>
      {of.need === "citizen-answers" && of.noticeAddressMissing && <Alert variant="warning" heading={t("case.notTold.heading")}><p className="alert-text">{t("case.notTold.text")}</p></Alert>}
      <NextVerb of={of} name={words.name} />
    </Card>
  );
}
