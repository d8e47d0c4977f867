import type { Gender, MeetingTime, Mobility, Theme } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { Choices } from "../../../forms/choices.tsx";
import { SelectField } from "../../../forms/select-field.tsx";
import { TextArea } from "../../../forms/text-area.tsx";

const themes = [
  "loneliness", "loss-of-hope", "anxiety", "low-self-worth", "grief", "family-life", "work-and-education", "asking-for-help", "admission-and-discharge", "medication", "misuse", "bullying", "disability", "minority-background",
] as const satisfies readonly Theme[];
const times = ["weekday-morning", "weekday-afternoon", "weekday-evening", "weekend"] as const satisfies readonly MeetingTime[];
const ways = ["unrestricted", "needs-step-free-access", "needs-home-visit", "online-only"] as const satisfies readonly Mobility[];
const genders = ["woman", "man", "other"] as const satisfies readonly Gender[];

/** What the citizen wishes for: experiences, never a diagnosis. */
export function SupportStep() {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  return (
    <>
      <Choices many isOptional name="profile.situation.themes" label={t("field.themes")} hint={t("draft.hint.themes")} options={themes.map((theme) => ({ value: theme, label: code(`theme.${theme}`) }))} />
      <TextArea isOptional name="wish" label={t("field.wish")} hint={t("draft.hint.wish")} />
      <SelectField isOptional name="profile.wishes.peerGender" label={t("field.peerGender")} options={genders.map((gender) => ({ value: gender, label: code(`gender.${gender}`) }))} />
      <Choices many isOptional name="profile.practical.times" label={t("field.times")} options={times.map((time) => ({ value: time, label: code(`time.${time}`) }))} />
      <SelectField isOptional name="profile.practical.mobility" label={t("field.mobility")} options={ways.map((way) => ({ value: way, label: code(`mobility.${way}`) }))} />
    </>
  );
}
