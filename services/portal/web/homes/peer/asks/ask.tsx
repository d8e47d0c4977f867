import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePlace } from "../../../app/place.ts";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { useOpened } from "../../../calls/use-opened.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Card } from "../../../parts/card.tsx";
import { DisclosureNote } from "../../../parts/disclosure-note.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { ProfileFacts } from "../../../parts/profile-facts.tsx";
import { When } from "../../../parts/when.tsx";

/** What I am asked about: a wish without a name. Yes and no are equally large (ASG-04). */
export default function Ask() {
  const { t } = useTranslation("peer");
  const { assignmentId = "" } = usePlace().params;
  const navigate = useNavigate();
  const { data: asks } = useSuspenseQuery(ask.peers.myAsks());
  const asked = asks.find((each) => each.assignmentId === assignmentId);
  const waits = asked?.answer === null;
  const open = useOpened(clients.peers.openAsk, { isOpen: waits });
  const answer = useCommand(clients.peers.answerAsPeer, {
    onDone: ({ answer: given }) => {
      announce(t(`ask.said.${given}`));
      void navigate({ to: "/peer" });
    },
  });
  return (
    <>
      <p><Link to="/peer">{t("toHome")}</Link></p>
      <PageHeading>{t("titles.ask")}</PageHeading>
      {!waits && <Alert variant="info" heading={t(asked?.answer === "yes" ? "ask.saidYes" : asked?.answer === "no" ? "ask.saidNo" : "ask.over")} headingLevel={2} />}
      {waits && (
        <>
          <p className="font-lead">{t("ask.lead")} <When at={asked.answerBy} form="day" />.</p>
          {open.answer === undefined ? (
            <>
              <DisclosureNote id="ask-note" />
              <Problem refusal={open.refusal} headingLevel={2} />
              <Button variant="secondary" isBusy={open.isSending} describedBy="ask-note" onPress={() => void open.send({ assignmentId })}>{t("ask.open")}</Button>
            </>
          ) : <Card heading={t("ask.content")}><ProfileFacts profile={open.answer.profile} /></Card>}
          <section aria-labelledby="answer">
            <h2 id="answer">{t("ask.answer")}</h2>
            <p>{t("ask.means")}</p>
            <Problem refusal={answer.refusal} />
            <Buttons>
              <Button variant="secondary" isBusy={answer.isSending} onPress={() => void answer.send({ assignmentId, answer: "yes" })}>{t("ask.yes")}</Button>
              <Button variant="secondary" isBusy={answer.isSending} onPress={() => void answer.send({ assignmentId, answer: "no" })}>{t("ask.no")}</Button>
            </Buttons>
          </section>
        </>
      )}
    </>
  );
}
