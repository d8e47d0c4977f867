import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Problem } from "../../../parts/problem.tsx";
import type { Case } from "./referral-of-page.ts";
import { useNewForAnother } from "./use-new-for-another.ts";

/** The button for what the case needs now. Where somebody else is to act there is none. */
export function NextVerb({ of, name }: { readonly of: Case; readonly name: string }) {
  const { t } = useTranslation("caseworker");
  const { referralId, need } = of;
  switch (need) {
    case "ready-to-send": return <Send referralId={referralId} name={name} />;
    case "draft-to-finish": return <p><Link to="/caseworker/new" search={{ draft: referralId } as never} className="button button-primary">{t("case.verb.finish")}</Link></p>;
    case "consent-to-ask": return <ToOrganisations referralId={referralId} words={t("case.verb.choose")} />;
    case "citizen-said-no": return <ToOrganisations referralId={referralId} words={t("case.verb.chooseAnother")} />;
    case "citizen-did-not-answer": return <ToOrganisations referralId={referralId} words={t("case.verb.askAgain")} />;
    case "declined-choose-next": return <ChooseNext of={of} />;
    case "declined-final":
    case "stopped": return <Settle referralId={referralId} words={t("case.verb.settle")} />;
    case "answer-overdue":
    case "citizen-answers":
    case "organisation-answers":
    case "running":
    case "nothing": return null;
    default: return need satisfies never;
  }
}

function ToOrganisations({ referralId, words }: { readonly referralId: string; readonly words: string }) {
  return <p><Link to="/caseworker/cases/$referralId/organisation" params={{ referralId }} className="button button-primary">{words}</Link></p>;
}

function Send({ referralId, name }: { readonly referralId: string; readonly name: string }) {
  const { t } = useTranslation("caseworker");
  const send = useCommand(clients.referral.sendOffer, { onDone: () => announce(t("case.sent", { name })) });
  return <><Problem refusal={send.refusal} /><Button isBusy={send.isSending} onPress={() => void send.send({ referralId })}>{t("case.verb.send", { name })}</Button></>;
}

function Settle({ referralId, words }: { readonly referralId: string; readonly words: string }) {
  const settle = useCommand(clients.referral.settleReferral);
  return <><Problem refusal={settle.refusal} /><Button isBusy={settle.isSending} onPress={() => void settle.send({ referralId })}>{words}</Button></>;
}

function ChooseNext({ of }: { readonly of: Case }) {
  const { t } = useTranslation("caseworker");
  const navigate = useNavigate();
  const settle = useCommand(clients.referral.settleReferral);
  const another = useNewForAnother(of, (referralId) => void navigate({ to: "/caseworker/cases/$referralId/organisation", params: { referralId } }));
  return (
    <>
      <Problem refusal={another.refusal ?? settle.refusal} />
      <Buttons>
        <Button isBusy={another.isSending} onPress={() => void another.begin()}>{t("case.verb.another")}</Button>
        <Button variant="secondary" isBusy={settle.isSending} onPress={() => void settle.send({ referralId: of.referralId })}>{t("case.verb.noFurther")}</Button>
      </Buttons>
    </>
  );
}
