import type { Gender, MeetingTime, Mobility, SupportForm, Theme } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { Facts } from "./facts.tsx";
import { useLanguageNames, useListing } from "./language-names.ts";

/** The coded part of a referral, as far as its categories were ticked: no name, no words of anybody. */
export interface CodedProfile {
  readonly situation?: { readonly themes: readonly Theme[] } | undefined;
  readonly wishes?: { readonly forms: readonly SupportForm[]; readonly peerGender: Gender | null } | undefined;
  readonly practical?: { readonly languages: readonly string[]; readonly mobility: Mobility; readonly times: readonly MeetingTime[] } | undefined;
}

export function ProfileFacts({ profile: { situation, wishes, practical } }: { readonly profile: CodedProfile }) {
  const { t } = useTranslation(["app", "codes"]);
  const languages = useLanguageNames();
  const listed = useListing();
  return (
    <Facts
      facts={[
        [t("profile.themes"), situation && listed(situation.themes.map((theme) => t(`codes:theme.${theme}`)))],
        [t("profile.forms"), wishes && listed(wishes.forms.map((form) => t(`codes:form.${form}`)))],
        [t("profile.peerGender"), wishes?.peerGender && t(`codes:gender.${wishes.peerGender}`)],
        [t("profile.languages"), practical && languages(practical.languages)],
        [t("profile.times"), practical && listed(practical.times.map((time) => t(`codes:time.${time}`)))],
        [t("profile.mobility"), practical && t(`codes:mobility.${practical.mobility}`)],
      ]}
    />
  );
}
