import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Facts } from "../../parts/facts.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { checkpointQuery, verifierKeyQuery } from "./public-log.ts";
import { ProofCheck } from "./proof-check.tsx";

/** The transparency log as anybody can read it, and a proof checked here in the browser. */
export default function Log() {
  const { t, i18n } = useTranslation("auditor");
  const { data: checkpoint } = useSuspenseQuery(checkpointQuery);
  const { data: verifierKey } = useSuspenseQuery(verifierKeyQuery);
  const [origin, size, root] = checkpoint.split("\n");
  return (
    <>
      <PageHeading>{t("titles.log")}</PageHeading>
      <p>{t("log.lead")}</p>
      <Facts facts={[
        [t("log.origin"), origin], [t("log.size"), new Intl.NumberFormat(i18n.language).format(Number(size))], [t("log.root"), <code key="root">{root}</code>], [t("log.key"), <code key="key">{verifierKey}</code>],
      ]} />
      <p><a className="function-link" href="/log/checkpoint" download="checkpoint.txt">{t("log.download")}</a></p>
      <ProofCheck verifierKey={verifierKey} />
    </>
  );
}
