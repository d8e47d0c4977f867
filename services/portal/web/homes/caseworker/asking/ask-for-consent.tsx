import type { DataCategory, Purpose } from "@haandslag/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Checkboxes } from "../../../parts/checkboxes.tsx";
import { Problem } from "../../../parts/problem.tsx";
import type { Case } from "../case/referral-of-page.ts";

const categories = {
  referral: ["situation", "wishes", "practical", "identity", "contact"],
  feedback: ["started", "ended", "outcome"],
  measurement: ["check-ins"],
} as const satisfies Record<Purpose, readonly DataCategory[]>;
const purposes = ["referral", "feedback", "measurement"] as const;

/** What the citizen is to be asked: each purpose by itself, category by category, nothing ticked beforehand (CON-17). */
export function AskForConsent({ of: { referralId, noticeAddressMissing }, organisationId, onBack }: { readonly of: Case; readonly organisationId: string; readonly onBack: () => void }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const navigate = useNavigate();
  const { data: { name } } = useSuspenseQuery(ask.referral.getOrganisation({ organisationId }));
  const [ticked, setTicked] = useState<Readonly<Record<Purpose, readonly string[]>>>({ referral: [], feedback: [], measurement: [] });
  const [isWrong, setWrong] = useState(false);
  const asking = useCommand(clients.referral.requestConsent, {
    onDone: () => {
      announce(t("asking.asked"));
      void navigate({ to: "/caseworker/cases/$referralId", params: { referralId } });
    },
  });
  const send = () => {
    setWrong(ticked.referral.length === 0);
    if (ticked.referral.length === 0) return;
    const questions = purposes.map((purpose) => ({ purpose, categories: categories[purpose].filter((category) => ticked[purpose].includes(category)) })).filter((question) => question.categories.length > 0);
    void asking.send({ referralId, organisationId, questions });
  };
  return (
    <>
      <p className="font-lead">{t("asking.about", { name })}</p>
      <p>{t("asking.shown", { name })}</p>
      {purposes.map((purpose) => (
        <section key={purpose} className="consent">
          <h2>{code(`purposeName.${purpose}`)}</h2>
          <p>{code(`purpose.${purpose}`)}</p>
          <Checkboxes legend={t(`asking.legend.${purpose}`, { name })} ticked={ticked[purpose]} onChange={(now) => setTicked({ ...ticked, [purpose]: now })}
            options={categories[purpose].map((category) => ({ value: category, label: code(`categoryName.${category}`), hint: code(`category.${category}`) }))} />
        </section>
      ))}
      {noticeAddressMissing && <Alert variant="warning" heading={t("asking.noAddress")}><p className="alert-text">{t("case.notTold.text")}</p></Alert>}
      {isWrong && <Alert variant="error" heading={t("asking.wrong")} />}
      <Problem refusal={asking.refusal} />
      <Buttons>
        <Button isBusy={asking.isSending} onPress={send}>{t("asking.button")}</Button>
        <Button variant="secondary" onPress={onBack}>{t("asking.another")}</Button>
      </Buttons>
    </>
  );
}
