import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useUser } from "../../../app/user.ts";
import { ask } from "../../../calls/ask.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { useCase } from "../case/referral-of-page.ts";
import { citizenName } from "../citizen-name.ts";
import { AskForConsent } from "./ask-for-consent.tsx";
import { OrganisationCard } from "./organisation-card.tsx";
import { type OrganisationFilter, OrganisationFilters } from "./organisation-filters.tsx";
import { formOf, themeOf } from "./known-codes.ts";

/** Which organisation, and then what the citizen is asked (REF-14, CON-17). */
export default function OrganisationPage() {
  const { t } = useTranslation("caseworker");
  const of = useCase();
  const [values, change] = useFilters<OrganisationFilter>();
  const { referralId } = of;
  return (
    <>
      <p><Link to="/caseworker/cases/$referralId" params={{ referralId }} className="function-link">{t("asking.back", { name: citizenName(of.record.identity) ?? t("nameless") })}</Link></p>
      <PageHeading>{t(values.organisation === undefined ? "titles.organisation" : "asking.heading")}</PageHeading>
      {of.status !== "draft" && <Alert variant="info" headingLevel={2} heading={t("asking.over")} />}
      {of.status === "draft" && (values.organisation === undefined ? <Choose {...{ values, change }} of={of} /> : <AskForConsent of={of} organisationId={values.organisation} onBack={() => change({ organisation: undefined })} />)}
    </>
  );
}

function Choose({ of, values, change }: { readonly of: ReturnType<typeof useCase>; readonly values: Partial<Record<OrganisationFilter, string>>; readonly change: (wanted: Partial<Record<OrganisationFilter, string | undefined>>) => void }) {
  const { t } = useTranslation("caseworker");
  const own = useUser()?.tenantId ?? undefined;
  const area = values.area ?? own;
  const form = formOf(values.form);
  const theme = themeOf(values.theme);
  const isFiltered = (area !== undefined && area !== "all") || form !== undefined || theme !== undefined || values.room === "yes";
  const { data: { organisations, nextCursor } } = useSuspenseQuery(ask.referral.listOrganisations({
    ...(area === undefined || area === "all" ? {} : { areaId: area }), ...(form === undefined ? {} : { form }), ...(theme === undefined ? {} : { theme }), ...(values.room === "yes" ? { hasRoom: true } : {}), ...(values.after === undefined ? {} : { cursor: values.after }),
  }));
  return (
    <>
      <p>{t("asking.lead")}</p>
      <OrganisationFilters values={{ ...values, ...(area === undefined ? {} : { area }) }} change={change} />
      {organisations.length === 0 && <Empty text={t("asking.none")} onShowAll={isFiltered ? () => change({ area: "all", form: undefined, theme: undefined, room: undefined, after: undefined }) : undefined} />}
      <div className="cards">
        {organisations.map((organisation) => <OrganisationCard key={organisation.organisationId} organisation={organisation} of={of} onChoose={() => change({ organisation: organisation.organisationId })} />)}
      </div>
      <PagesOf cursor={values.after} nextCursor={nextCursor} go={(after) => change({ after })} />
    </>
  );
}
