import type { ChimeScore } from "@haandslag/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { useDates } from "../../../parts/when.tsx";
import type { Answers, MyCheckIn } from "./course.ts";

/** Each question may be skipped, and so may all of them: the two buttons are of one size (OUT-01). */
export function CheckIn({ referralId, checkIn: { checkInId, answerBy } }: { readonly referralId: string; readonly checkIn: MyCheckIn }) {
  const { t, i18n } = useTranslation("citizen");
  const say = useDates();
  const id = useId();
  const { data: instrument } = useSuspenseQuery(ask.outcomes.instrument());
  const language = i18n.language === "en" ? "en" : "da";
  const [answers, setAnswers] = useState<Answers>({});
  const answer = useCommand(clients.outcomes.answerCheckIn, { onDone: () => announce(t("howAreYou.sent")) });
  const decline = useCommand(clients.outcomes.declineCheckIn, { onDone: () => announce(t("howAreYou.skipped")) });
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t("howAreYou.questions")}</h2>
      <p>{t("howAreYou.lead")} {t("howAreYou.by", { day: say(answerBy, "day") })}</p>
      {instrument.items.map(({ item, text }) => (
        <fieldset key={item} className="check-in-item">
          <legend className="form-label">{text[language]}</legend>
          <div className="scale">
            {instrument.scale[language].map((label, score) => (
              <div key={label} className="form-group-radio">
                <input type="radio" className="form-radio" id={`${id}-${item}-${score}`} name={`${id}-${item}`} checked={answers[item] === score} onChange={() => setAnswers({ ...answers, [item]: score as ChimeScore })} />
                <label htmlFor={`${id}-${item}-${score}`}>{label}</label>
              </div>
            ))}
          </div>
          {answers[item] !== undefined && <button type="button" className="function-link" onClick={() => setAnswers(({ [item]: _left, ...rest }) => rest)}>{t("howAreYou.unanswer")}</button>}
        </fieldset>
      ))}
      <Problem refusal={answer.refusal ?? decline.refusal} />
      <Buttons>
        <Button onPress={() => void answer.send({ referralId, checkInId, answers })} isBusy={answer.isSending}>{t("howAreYou.send")}</Button>
        <Button onPress={() => void decline.send({ referralId, checkInId })} isBusy={decline.isSending}>{t("howAreYou.skip")}</Button>
      </Buttons>
    </section>
  );
}
