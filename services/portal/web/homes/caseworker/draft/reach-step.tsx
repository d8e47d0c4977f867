import { useFormContext } from "react-hook-form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../../forms/text-field.tsx";
import { Button } from "../../../parts/button.tsx";
import type { DraftValues } from "./draft-values.ts";

const most = 10;

/** How to reach the citizen, and relatives where the citizen wants them known. */
export function ReachStep() {
  const { t } = useTranslation("caseworker");
  const { getValues } = useFormContext<DraftValues>();
  const [relatives, setRelatives] = useState(getValues("relatives").length);
  return (
    <>
      <TextField isOptional name="citizen.phones.0" label={t("field.phone")} type="tel" inputMode="tel" />
      <TextField isOptional name="citizen.emails.0" label={t("field.email")} type="email" inputMode="email" />
      <TextField isOptional name="citizen.address.lines.0" label={t("field.street")} />
      <TextField isOptional name="citizen.address.postalCode" label={t("field.postalCode")} inputMode="numeric" />
      <TextField isOptional name="citizen.address.city" label={t("field.city")} />
      {Array.from({ length: relatives }, (_, i) => (
        <fieldset key={i} className="form-group">
          <legend className="h4">{t("draft.relative", { number: i + 1 })}</legend>
          <TextField name={`relatives.${i}.name`} label={t("field.name")} />
          <TextField name={`relatives.${i}.relationship`} label={t("field.relationship")} />
          <TextField isOptional name={`relatives.${i}.phones.0`} label={t("field.phone")} type="tel" inputMode="tel" />
        </fieldset>
      ))}
      {relatives < most && <Button variant="tertiary" onPress={() => setRelatives(relatives + 1)}>{t("draft.addRelative")}</Button>}
    </>
  );
}
