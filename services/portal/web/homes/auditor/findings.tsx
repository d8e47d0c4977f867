import { useTranslation } from "react-i18next";
import { DataTable } from "../../parts/data-table.tsx";

/** What the audit holds to have been tampered with: what it means in words, and the id to look it up by. */
export function Findings({ findings }: { readonly findings: readonly { readonly code: string; readonly about: string; readonly detail: string; readonly says: string }[] }) {
  const { t } = useTranslation(["auditor", "codes"]);
  return (
    <>
      <h2>{t("findings.heading", { ns: "auditor" })}</h2>
      <DataTable
        caption={t("findings.heading", { ns: "auditor" })} rows={findings} keyOf={({ code, about, detail }) => `${code} ${about} ${detail}`}
        columns={[
          { heading: t("findings.what", { ns: "auditor" }), cell: ({ code }) => t(`auditFinding.${code}` as never, { ns: "codes" }) },
          { heading: t("findings.about", { ns: "auditor" }), cell: ({ about }) => about },
        ]}
      />
    </>
  );
}
