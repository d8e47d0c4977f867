import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { clients } from "../../calls/clients.ts";
import { Download } from "../../parts/download.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { Proofs } from "./account/proofs.tsx";

const asText = (data: unknown) => JSON.stringify(data, null, 2);

/** All of it as a file, in our own form and as FHIR, and a proof of each record that a stranger can check (CON-30, CON-32). */
export default function AccountPage() {
  const { t } = useTranslation("citizen");
  const json = async () => {
    const answer = await clients.consent.exportMyAccount.query({ as: "json" });
    return { type: "application/json", content: asText(answer.as === "json" ? answer.account : answer.bundle) };
  };
  const fhir = async () => {
    const answer = await clients.consent.exportMyAccount.query({ as: "fhir" });
    return { type: "application/fhir+json", content: asText(answer.as === "fhir" ? answer.bundle : answer.account) };
  };
  return (
    <>
      <PageHeading>{t("titles.account")}</PageHeading>
      <p className="font-lead">{t("account.lead")}</p>
      <section aria-labelledby="all">
        <h2 id="all">{t("account.all")}</h2>
        <p>{t("account.allText")}</p>
        <ul className="nobullet-list">
          <li><Download fileName="haandslag-alt-om-mig.json" label={t("account.json")} make={json} /></li>
          <li><Download fileName="haandslag-alt-om-mig.fhir.json" label={t("account.fhir")} make={fhir} /></li>
        </ul>
      </section>
      <Proofs />
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
