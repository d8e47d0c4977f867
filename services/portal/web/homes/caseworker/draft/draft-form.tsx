import { zodResolver } from "@hookform/resolvers/zod";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { FormProvider, type FieldPath, type Resolver, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "../../../forms/error-summary.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { Steps } from "../../../parts/steps.tsx";
import { CheckStep } from "./check-step.tsx";
import { CitizenStep } from "./citizen-step.tsx";
import { draftInputOf } from "./draft-input.ts";
import { DraftInput, type DraftValues } from "./draft-values.ts";
import { ReachStep } from "./reach-step.tsx";
import { SavedNote } from "./saved-note.tsx";
import { draftSteps, fieldsOf } from "./steps-of-draft.ts";
import { SupportStep } from "./support-step.tsx";
import { useSaving } from "./use-saving.ts";

const held = zodResolver(DraftInput);
/** What was typed is held against the contract as it would be sent. */
const resolver: Resolver<DraftValues> = async (values, context, options) => (await held(draftInputOf(values) as never, context, options as never)) as never;

const parts = { citizen: CitizenStep, support: SupportStep, reach: ReachStep, check: CheckStep };

/** A referral in steps that save themselves whenever a field is left. */
export function DraftForm({ initial, referralId, onDrafted }: { readonly initial: DraftValues; readonly referralId?: string; readonly onDrafted: (referralId: string) => void }) {
  const { t } = useTranslation("caseworker");
  const navigate = useNavigate();
  const form = useForm<DraftValues>({ resolver, defaultValues: initial, shouldFocusError: false });
  const { state, save } = useSaving(form, referralId, onDrafted);
  const [at, setAt] = useState(0);
  const [tries, setTries] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const step = draftSteps[at] ?? "check";
  const Part = parts[step];
  useEffect(() => {
    if (at > 0) heading.current?.focus();
  }, [at]);
  const goingOn = useRef(false);
  const next = async () => {
    if (goingOn.current) return;
    goingOn.current = true;
    await goOn().finally(() => {
      goingOn.current = false;
    });
  };
  const goOn = async () => {
    setTries(tries + 1);
    if (!(await form.trigger([...fieldsOf[step]] as FieldPath<DraftValues>[]))) return;
    const saved = await save();
    if (step !== "check") setAt(at + 1);
    else if (saved !== undefined) void navigate({ to: "/caseworker/cases/$referralId/organisation", params: { referralId: saved } });
  };
  return (
    <>
      <PageHeading>{t(referralId === undefined ? "titles.new" : "draft.headingGoOn")}</PageHeading>
      <Steps label={t("draft.stepsLabel")} steps={draftSteps.map((name, i) => ({ title: t(`draft.steps.${name}`), state: i < at ? "done" : i === at ? "now" : "later" }))} />
      <FormProvider {...form}>
        <form
          noValidate className="draft" onBlur={() => void save()}
          onSubmit={(event) => {
            event.preventDefault();
            void next();
          }}
        >
          <h2 ref={heading} tabIndex={-1}>{t(`draft.steps.${step}`)}</h2>
          <ErrorSummary tries={tries} />
          <Part />
          <SavedNote state={state} />
          <Buttons>
            {at > 0 && <Button variant="secondary" onPress={() => setAt(at - 1)}>{t("draft.back")}</Button>}
            <Button type="submit">{t(step === "check" ? "draft.toOrganisations" : "draft.next")}</Button>
          </Buttons>
        </form>
      </FormProvider>
    </>
  );
}
