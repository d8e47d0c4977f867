import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Problem } from "../../../parts/problem.tsx";
import type { MyCourse } from "./course.ts";

const steps = [0, 1, 2, 3, 4] as const;

/** One goal and how far it is; a press is saved at once, and can be pressed again. */
export function Goal({ referralId, goal: { goalId, words, progress } }: { readonly referralId: string; readonly goal: MyCourse["goals"][number] }) {
  const { t } = useTranslation(["citizen", "codes"]);
  const id = useId();
  const report = useCommand(clients.outcomes.reportProgress, { onDone: () => announce(t("howAreYou.goalSaved")) });
  // What was pressed stands at once; where it was not taken, what is saved stands again.
  const [pressed, setPressed] = useState<(typeof steps)[number]>();
  if (words === null) return null;
  const say = async (step: (typeof steps)[number]) => {
    setPressed(step);
    if ((await report.send({ referralId, goalId, progress: step })) === undefined) setPressed(undefined);
  };
  return (
    <fieldset className="check-in-item">
      <legend className="form-label own-words">{words}</legend>
      <div className="scale">
        {steps.map((step) => (
          <div key={step} className="form-group-radio">
            <input type="radio" className="form-radio" id={`${id}-${step}`} name={id} checked={(pressed ?? progress) === step} onChange={() => void say(step)} />
            <label htmlFor={`${id}-${step}`}>{t(`goalProgress.${step}`, { ns: "codes" })}</label>
          </div>
        ))}
      </div>
      <Problem refusal={report.refusal} />
    </fieldset>
  );
}
