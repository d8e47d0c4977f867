import type { SupportForm } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { Choices } from "../../../forms/choices.tsx";
import { SelectField } from "../../../forms/select-field.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { useLanguageNames } from "../../../parts/language-names.ts";

const forms = ["individual", "group", "self-help-group", "open-cafe", "accompaniment", "bridging"] as const satisfies readonly SupportForm[];
/** Languages that are offered where somebody is to be met in a language of their own; an import may carry others. */
const offered = ["da", "en", "ar", "fa", "ku", "pl", "ro", "so", "tr", "uk", "ur"] as const;

/** What a referral cannot be without. */
export function CitizenStep() {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const named = useLanguageNames();
  return (
    <>
      <TextField name="citizen.cprNumber" label={t("field.cprNumber")} hint={t("draft.hint.cprNumber")} inputMode="numeric" isOptional />
      <TextField name="citizen.givenNames.0" label={t("field.givenNames")} />
      <TextField name="citizen.familyName" label={t("field.familyName")} isOptional />
      <Choices many name="profile.wishes.forms" label={t("field.formsWished")} options={forms.map((form) => ({ value: form, label: code(`form.${form}`) }))} />
      <Choices many name="profile.practical.languages" label={t("field.languages")} hint={t("draft.hint.languages")} options={offered.map((tag) => ({ value: tag, label: named([tag]) }))} />
      <Choices name="notices.channel" label={t("field.channel")} hint={t("draft.hint.channel")} options={(["sms", "email", "letter"] as const).map((channel) => ({ value: channel, label: code(`channel.${channel}`) }))} />
      <Choices name="notices.language" label={t("field.noticeLanguage")} options={(["da", "en"] as const).map((tag) => ({ value: tag, label: named([tag]) }))} />
      <SelectField name="legalBasis" label={t("field.legalBasis")} hint={t("draft.hint.legalBasis")} options={(["serviceloven-82", "serviceloven-18", "sundhedsloven"] as const).map((basis) => ({ value: basis, label: code(`legalBasis.${basis}`) }))} />
    </>
  );
}
