import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useUser } from "../../app/user.ts";
import { ask } from "../../calls/ask.ts";
import { Alert } from "../../parts/alert.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { When } from "../../parts/when.tsx";
import { Figures } from "./figures.tsx";
import { Findings } from "./findings.tsx";

/** Is everything accounted for: the answer first, then what it rests on. */
export default function AuditorHome() {
  const { t, i18n } = useTranslation("auditor");
  const isOfTheWhole = useUser()?.tenantId === null;
  const { data: { uncovered } } = useSuspenseQuery(ask.consent.uncoveredDisclosures());
  const { data: { overdue, nextCursor } } = useSuspenseQuery(ask.consent.overdueReceipts({ limit: 100 }));
  const { data: audit } = useQuery({ ...ask.consent.auditFindings(), enabled: isOfTheWhole });
  const say = (value: number) => new Intl.NumberFormat(i18n.language).format(value);
  const findings = audit?.findings.length ?? 0;
  const isAllWell = uncovered.length === 0 && overdue.length === 0 && findings === 0;
  return (
    <>
      <PageHeading>{t("titles.home")}</PageHeading>
      <Alert variant={isAllWell ? "success" : "error"} heading={t(isAllWell ? "home.yes" : "home.no")} headingLevel={2}>
        <p className="alert-text">{t(isAllWell ? "home.yesMeans" : "home.noMeans")}</p>
      </Alert>
      <Figures
        figures={[
          { name: t("home.uncovered"), value: say(uncovered.length), says: t("home.uncoveredSays") },
          { name: t("home.overdue"), value: nextCursor === null ? say(overdue.length) : t("home.moreThan", { count: overdue.length }), says: t("home.overdueSays") },
          ...(audit === undefined ? [] : [
            { name: t("home.findings"), value: say(findings), says: t("home.findingsSays") },
            ...Object.entries(audit.lookedAt).map(([what, count]) => ({ name: t(`lookedAt.${what}` as never, { defaultValue: "" }), value: say(count) })).filter(({ name }) => name !== ""),
          ]),
        ]}
      />
      {audit !== undefined && <p>{t("home.lookedAt")} <When at={audit.startedAt} form="moment" />.</p>}
      {!isOfTheWhole && <p>{t("home.onlyYourTenant")}</p>}
      {audit !== undefined && audit.findings.length > 0 && <Findings findings={audit.findings} />}
    </>
  );
}
