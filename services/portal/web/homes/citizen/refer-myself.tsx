import type { SupportForm, Theme } from "@haandslag/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { Empty } from "../../parts/empty.tsx";
import { FilterSelect } from "../../parts/filter-select.tsx";
import { useFilters } from "../../parts/filters.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { PagesOf } from "../../parts/pages-of.tsx";
import { supportForms, themes } from "./refer-myself/choices.ts";
import { Organisation } from "./refer-myself/organisation.tsx";
import { Way } from "./refer-myself/way.tsx";

const limit = 20;

/** Which organisation to ask: by area, form and theme; who has room, and since when that is known (REF-13, REF-14). */
export default function ReferMyselfPage() {
  const { t } = useTranslation(["citizen", "codes"]);
  const [{ area, form, theme, after, referral }, change] = useFilters<"area" | "form" | "theme" | "after" | "referral">();
  const { data: authorities } = useSuspenseQuery({ ...ask.referral.listAuthorities({}), staleTime: Infinity });
  const { data: { organisations, nextCursor } } = useSuspenseQuery(ask.referral.listOrganisations({
    limit, hasDataAgreement: true, ...(area === undefined ? {} : { areaId: area }), ...(form === undefined ? {} : { form: form as SupportForm }), ...(theme === undefined ? {} : { theme: theme as Theme }), ...(after === undefined ? {} : { cursor: after }),
  }));
  return (
    <>
      <PageHeading>{t("titles.referMyself")}</PageHeading>
      <p className="font-lead">{t("referMyself.lead")}</p>
      <Way now="find" />
      <div className="filters">
        <FilterSelect label={t("referMyself.area")} all={t("referMyself.allAreas")} value={area} onChange={(value) => change({ area: value, after: undefined })} options={authorities.filter(({ kind }) => kind === "municipality").map(({ id, name }) => ({ value: id, label: name }))} />
        <FilterSelect label={t("referMyself.form")} all={t("referMyself.allForms")} value={form} onChange={(value) => change({ form: value, after: undefined })} options={supportForms.map((each) => ({ value: each, label: t(`form.${each}`, { ns: "codes" }) }))} />
        <FilterSelect label={t("referMyself.theme")} all={t("referMyself.allThemes")} value={theme} onChange={(value) => change({ theme: value, after: undefined })} options={themes.map((each) => ({ value: each, label: t(`theme.${each}`, { ns: "codes" }) }))} />
      </div>
      <h2>{after === undefined && nextCursor === null ? t("referMyself.found", { count: organisations.length }) : t("referMyself.foundMany")}</h2>
      {organisations.length === 0 ? <Empty text={t("referMyself.noneFound")} /> : <div className="cards">{organisations.map((organisation) => <Organisation key={organisation.organisationId} organisation={organisation} referralId={referral} />)}</div>}
      <PagesOf cursor={after} nextCursor={nextCursor} go={(cursor) => change({ after: cursor })} />
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
