import { outcomesCommands } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Form } from "../../../forms/form.tsx";
import { TextArea } from "../../../forms/text-area.tsx";
import { Button } from "../../../parts/button.tsx";
import type { MyCourse } from "./course.ts";
import { Goal } from "./goal.tsx";

const NewGoal = outcomesCommands.SetGoal.pick({ words: true });

/** Goals in the citizen's own words, each with the citizen's own view of how far it is (OUT-02). */
export function Goals({ course: { referralId, goals } }: { readonly course: MyCourse }) {
  const { t } = useTranslation("citizen");
  const set = useCommand(clients.outcomes.setGoal, { onDone: () => announce(t("howAreYou.goalSaved")) });
  return (
    <section aria-labelledby="goals">
      <h2 id="goals">{t("howAreYou.goals")}</h2>
      {goals.length === 0 && <p>{t("howAreYou.noGoals")}</p>}
      {goals.map((goal) => <Goal key={goal.goalId} referralId={referralId} goal={goal} />)}
      <Form
        schema={NewGoal} initial={{}} refusal={set.refusal}
        onSubmit={async ({ words }, form) => {
          if ((await set.send({ referralId, words })) !== undefined) form.reset({ words: "" });
        }}
      >
        <TextArea name="words" label={t("howAreYou.newGoal")} hint={t("howAreYou.newGoalHint")} rows={3} />
        <Button type="submit" isBusy={set.isSending}>{t("howAreYou.saveGoal")}</Button>
      </Form>
    </section>
  );
}
