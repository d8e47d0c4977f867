import type { DataCategory } from "@haandslag/contracts";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Choices } from "../../../forms/choices.tsx";
import { Form } from "../../../forms/form.tsx";
import { SelectField } from "../../../forms/select-field.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { useLanguageNames } from "../../../parts/language-names.ts";
import { Tick } from "../../../forms/tick.tsx";
import { answerSchema, type AnswerValues } from "./answer-values.ts";

type OfRecord = Awaited<ReturnType<typeof clients.consent.consentForRecord.query>>;

const spoken = ["da", "en", "ar", "fa", "ku", "pl", "ro", "so", "tr", "uk", "ur"] as const;
const nothing: AnswerValues = { answer: "", categories: [], despiteProtection: false, method: "", answeredOn: "", language: "", interpreter: "", copy: "", writingWaived: false };

/**
 * What the citizen answered, how, in which language, and how the copy got to the citizen (CON-11). Nothing is chosen
 * beforehand. Of what is granted already only a yes again is written down: a no leaves it as it is, stopping is the case's.
 */
export function RecordAnswer({ of: { consentId, status, asked, notice, law }, referralId }: { readonly of: OfRecord; readonly referralId: string }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const named = useLanguageNames();
  const navigate = useNavigate();
  const isAgain = status === "granted";
  const { noticeId, version, language, hash } = notice;
  const schema = useMemo(() => answerSchema(consentId, { noticeId, version, language, hash }), [consentId, noticeId, version, language, hash]);
  const record = useCommand(clients.consent.recordAssistedAnswer, {
    onDone: () => {
      announce(t(isAgain ? "answer.again.done" : "answer.done"));
      void navigate({ to: "/caseworker/cases/$referralId", params: { referralId } });
    },
  });
  return (
    <section className="draft d-print-none" aria-labelledby="record-answer">
      <h2 id="record-answer">{t(isAgain ? "answer.again.heading" : "titles.answer")}</h2>
      <Form schema={schema} initial={isAgain ? { ...nothing, answer: "yes-again" } : nothing} refusal={record.refusal} onSubmit={(values) => record.send(values)}>
        {!isAgain && <Choices name="answer" label={t("answer.answer")} options={(["yes", "no"] as const).map((answer) => ({ value: answer, label: code(`assistedAnswer.${answer}`) }))} />}
        <WhatWasTicked asked={asked} mustBeWritten={law.form.is === "written"} />
        <Choices name="method" label={t("answer.method")} options={(["paper", "in-person"] as const).map((method) => ({ value: method, label: code(`assistedMethod.${method}`) }))} />
        <TextField name="answeredOn" type="date" label={t("answer.answeredOn")} />
        <SelectField name="language" label={t("answer.spoken")} options={spoken.map((tag) => ({ value: tag, label: named([tag]) }))} />
        <Choices name="interpreter" label={t("answer.interpreter")} options={(["none", "present", "by-phone", "by-video", "sign-language"] as const).map((way) => ({ value: way, label: code(`interpreter.${way}`) }))} />
        <Choices name="copy" label={t("answer.copy")} options={(["handed-over", "letter", "digital-post"] as const).map((way) => ({ value: way, label: code(`copy.${way}`) }))} />
        <Buttons><Button type="submit" isBusy={record.isSending}>{t(isAgain ? "answer.again.button" : "answer.button")}</Button></Buttons>
      </Form>
    </section>
  );
}

/** Asked for only where the citizen said yes; what was ticked, the first time alone. */
function WhatWasTicked({ asked, mustBeWritten }: { readonly asked: readonly DataCategory[]; readonly mustBeWritten: boolean }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const { answer, categories, method } = useWatch<AnswerValues>() as Partial<AnswerValues>;
  if (answer !== "yes" && answer !== "yes-again") return null;
  return (
    <>
      {answer === "yes" && <Choices many name="categories" label={t("answer.categories")} options={asked.map((category) => ({ value: category, label: code(`categoryName.${category}`) }))} />}
      {answer === "yes" && (categories ?? []).some((category) => category === "identity" || category === "contact") && <Tick name="despiteProtection" label={t("answer.despiteProtection")} hint={t("answer.despiteProtectionHint")} />}
      {mustBeWritten && method === "in-person" && <Tick name="writingWaived" label={t("answer.writingWaived")} hint={t("answer.writingWaivedHint")} />}
    </>
  );
}
