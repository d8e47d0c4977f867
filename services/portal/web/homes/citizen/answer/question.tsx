import type { DataCategory } from "@haandslag/contracts";
import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { ReadAloud } from "../../../parts/read-aloud.tsx";
import { useDates } from "../../../parts/when.tsx";
import { CategoryTicks } from "./category-ticks.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { directionOf } from "./languages.ts";
import { NoticeText, noticeInOrder } from "./notice-text.tsx";

const words = (text: string | undefined) => text ?? "";

/** One question about one purpose and one recipient: its whole text, its categories one by one, yes and no alike (CON-17). */
export function Question({ consentId, number, of }: { readonly consentId: string; readonly number: number; readonly of: number }) {
  const { t, i18n } = useTranslation("citizen");
  const say = useDates();
  const id = useId();
  const first = i18n.language;
  const [wanted, setWanted] = useState<string>();
  const { data: shownFirst } = useSuspenseQuery(ask.consent.myConsent({ consentId, language: first }));
  const { data: consent = shownFirst } = useQuery({ ...ask.consent.myConsent({ consentId, language: wanted ?? first }), placeholderData: keepPreviousData });
  const [ticked, setTicked] = useState<readonly DataCategory[]>([]);
  const [despiteProtection, setDespite] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const ticks = useRef<HTMLFieldSetElement>(null);
  const grant = useCommand(clients.consent.grantConsent, { onDone: () => announce(t("answer.saidYes")) });
  const refuse = useCommand(clients.consent.refuseConsent, { onDone: () => announce(t("answer.saidNo")) });
  const { text, noticeId, version, language, hash } = consent.notice;
  const own = { lang: language, dir: directionOf(language) };
  const labelOf = (answer: "yes" | "no") => <span {...own}>{text.answers.find((entry) => entry.answer === answer)?.label ?? t(`answer.${answer}`)}</span>;
  const isIdentityTicked = ticked.includes("identity") || ticked.includes("contact");
  const asksAgain = text.parts["protectionQuestion"] !== undefined && isIdentityTicked;
  const sayYes = () => {
    setMissing(ticked.length === 0);
    if (ticked.length === 0) ticks.current?.querySelector("input")?.focus();
    else void grant.send({ consentId, categories: [...ticked], notice: { noticeId, version, language, hash }, despiteProtection: asksAgain && despiteProtection });
  };
  return (
    <section className="question" aria-labelledby={id}>
      <p className="question-number">{t("answer.number", { number, of })}</p>
      <h2 id={id} {...own}>{text.parts["title"]}</h2>
      <LanguageChoice languages={consent.notice.languages} language={language} onChoose={setWanted} />
      <ReadAloud language={language} texts={[words(text.parts["title"]), ...noticeInOrder(text), ...text.categories.map(({ label, explanation }) => `${label}. ${explanation}`)]} />
      <NoticeText notice={text} />
      <CategoryTicks ref={ticks} notice={text} ticked={ticked} onChange={(next) => { setTicked(next); setMissing(false); }} isMissing={isMissing} />
      {asksAgain && (
        <div className="form-group-checkbox protection">
          <p id={`${id}-protection`} {...own}>{text.parts["protectionQuestion"]}</p>
          <input type="checkbox" className="form-checkbox" id={`${id}-despite`} checked={despiteProtection} aria-describedby={`${id}-protection`} onChange={(event) => setDespite(event.target.checked)} />
          <label htmlFor={`${id}-despite`}>{t("answer.despiteProtection")}</label>
        </div>
      )}
      {consent.answerBy !== null && <p>{t("answer.by", { day: say(consent.answerBy) })}</p>}
      <Problem refusal={grant.refusal ?? refuse.refusal} />
      <Buttons>
        <Button onPress={sayYes} isBusy={grant.isSending}>{labelOf("yes")}</Button>
        <Button onPress={() => void refuse.send({ consentId })} isBusy={refuse.isSending}>{labelOf("no")}</Button>
      </Buttons>
    </section>
  );
}
