import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { FilterSelect } from "../../../parts/filter-select.tsx";
import { forms, themes } from "./known-codes.ts";

export type OrganisationFilter = "area" | "form" | "theme" | "room" | "after" | "organisation";

/** By area (one's own first), form, theme and room. */
export function OrganisationFilters({ values, change }: { readonly values: Partial<Record<OrganisationFilter, string>>; readonly change: (wanted: Partial<Record<OrganisationFilter, string | undefined>>) => void }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const { data: authorities } = useSuspenseQuery(ask.referral.listAuthorities({}));
  const choose = (name: OrganisationFilter) => (value: string | undefined) => change({ [name]: value, after: undefined });
  return (
    <search className="filters" aria-label={t("home.filters.label")}>
      <FilterSelect label={t("asking.filters.area")} value={values.area ?? "all"} onChange={choose("area")}
        options={[{ value: "all", label: t("asking.filters.everywhere") }, ...authorities.filter(({ kind }) => kind !== "state").map(({ id, name }) => ({ value: id, label: name }))]} />
      <FilterSelect label={t("asking.filters.form")} value={values.form} all={t("home.filters.all")} onChange={choose("form")} options={forms.map((form) => ({ value: form, label: code(`form.${form}`) }))} />
      <FilterSelect label={t("asking.filters.theme")} value={values.theme} all={t("home.filters.all")} onChange={choose("theme")} options={themes.map((theme) => ({ value: theme, label: code(`theme.${theme}`) }))} />
      <FilterSelect label={t("asking.filters.room")} value={values.room} all={t("home.filters.all")} onChange={choose("room")} options={[{ value: "yes", label: t("asking.filters.withRoom") }]} />
    </search>
  );
}
