import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { usePathId } from "../path-id.ts";
import { Way } from "./way.tsx";

/** The last step: send it, let it go, or choose whom to ask where that is open. */
export default function SendPage() {
  const { t } = useTranslation("citizen");
  const referralId = usePathId("referralId");
  const { data: { status, organisationId, consents } } = useSuspenseQuery(ask.referral.getReferral({ referralId }));
  const { data: mine } = useSuspenseQuery(ask.referral.myReferrals());
  const organisation = mine.find((each) => each.referralId === referralId)?.organisation?.name ?? t("theOrganisation");
  const offer = useCommand(clients.referral.sendOffer, { onDone: () => announce(t("referMyself.sent", { organisation })) });
  const withdraw = useCommand(clients.referral.withdrawReferral, { onDone: () => announce(t("referMyself.takenBack")) });
  const isYes = consents.some((consent) => consent.purpose === "referral" && consent.status === "granted");
  const isOpen = consents.some((consent) => consent.status === "requested");
  const isDraft = status === "draft";
  return (
    <>
      <PageHeading>{t("titles.sendMyself")}</PageHeading>
      <Way now={isOpen ? "answer" : isDraft && organisationId === null ? "find" : "send"} />
      {!isDraft && <Alert variant="success" heading={t(status === "withdrawn" ? "referMyself.takenBack" : "referMyself.sent", { organisation })} headingLevel={2}><p className="alert-text">{t("referMyself.whatNow")}</p></Alert>}
      {isDraft && isOpen && <p><Link to={`/citizen/answer/${referralId}`} className="button button-primary">{t("home.waiting.answer.button")}</Link></p>}
      {isDraft && !isOpen && !isYes && <><p>{t("referMyself.noYes")}</p><p><Link to="/citizen/refer-myself" search={{ referral: referralId } as never} className="button button-primary">{t("referMyself.steps.find")}</Link></p></>}
      {isDraft && isYes && <p className="font-lead">{t("referMyself.ready", { organisation })}</p>}
      <Problem refusal={offer.refusal ?? withdraw.refusal} headingLevel={2} />
      {isDraft && (
        <Buttons>
          {isYes && <Button onPress={() => void offer.send({ referralId })} isBusy={offer.isSending}>{t("referMyself.sendIt", { organisation })}</Button>}
          <Button variant={isYes ? "primary" : "secondary"} onPress={() => void withdraw.send({ referralId, reason: "citizen-changed-plans" })} isBusy={withdraw.isSending}>{t("referMyself.letGo")}</Button>
        </Buttons>
      )}
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
