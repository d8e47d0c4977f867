import { useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Alert } from "../../../parts/alert.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { useLanguageNames, useListing } from "../../../parts/language-names.ts";
import type { DraftValues } from "./draft-values.ts";
import { draftInputOf } from "./draft-input.ts";

/** All of it on one page before the citizen is asked, and what is still needed for that. */
export function CheckStep() {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const named = useLanguageNames();
  const listing = useListing();
  const { getValues } = useFormContext<DraftValues>();
  const { citizen, profile, wish, notices, legalBasis } = draftInputOf(getValues());
  const { situation: { themes = [] }, wishes: { forms }, practical: { languages, times = [] } } = profile;
  return (
    <>
      {citizen.cprNumber === undefined && <Alert variant="warning" heading={t("draft.noCprNumber")}><p className="alert-text">{t("draft.noCprNumberText")}</p></Alert>}
      <Facts facts={[
        [t("field.name"), [...citizen.givenNames, citizen.familyName ?? ""].join(" ")],
        [t("field.cprNumber"), citizen.cprNumber],
        [t("field.formsWished"), listing(forms.map((form) => code(`form.${form}`)))],
        [t("field.themes"), listing(themes.map((theme) => code(`theme.${theme}`)))],
        [t("field.wish"), wish],
        [t("field.languages"), named(languages)],
        [t("field.times"), listing(times.map((time) => code(`time.${time}`)))],
        [t("field.phone"), citizen.phones?.join(", ")],
        [t("field.email"), citizen.emails?.join(", ")],
        [t("field.channel"), `${code(`channel.${notices.channel}`)}, ${named([notices.language])}`],
        [t("field.legalBasis"), code(`legalBasis.${legalBasis}`)],
      ]} />
      <p>{t("draft.checkNext")}</p>
    </>
  );
}
