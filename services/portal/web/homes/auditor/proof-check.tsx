import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../app/announcer.tsx";
import { ask } from "../../calls/ask.ts";
import { clients } from "../../calls/clients.ts";
import { type Refusal, refusalIn } from "../../calls/refusal.ts";
import { Alert } from "../../parts/alert.tsx";
import { Button } from "../../parts/button.tsx";
import { DataTable } from "../../parts/data-table.tsx";
import { Empty } from "../../parts/empty.tsx";
import { Problem } from "../../parts/problem.tsx";
import { When } from "../../parts/when.tsx";
import { type Checked, checkProof } from "./proof/check-proof.ts";

/** The newest disclosures, each with a button that has its place in the log proved and checked here. */
export function ProofCheck({ verifierKey }: { readonly verifierKey: string }) {
  const { t } = useTranslation("auditor");
  const { data: { disclosures } } = useSuspenseQuery(ask.consent.listDisclosures({ limit: 10 }));
  const [checked, setChecked] = useState<{ readonly of: string; readonly result: Checked }>();
  const [refusal, setRefusal] = useState<Refusal>();
  const check = async (disclosureId: string) => {
    setRefusal(undefined);
    try {
      const result = await checkProof(await clients.consent.proofForAuditor.query({ disclosureId }), verifierKey);
      setChecked({ of: disclosureId, result });
      announce(t(result.holds ? "proof.holds" : "proof.fails"));
    } catch (error) {
      setRefusal(refusalIn(error));
    }
  };
  return (
    <section>
      <h2>{t("proof.heading")}</h2>
      <p>{t("proof.lead")}</p>
      <Problem refusal={refusal} />
      {checked !== undefined && (
        <Alert variant={checked.result.holds ? "success" : "error"} heading={t(checked.result.holds ? "proof.holds" : "proof.fails")}>
          <p className="alert-text">{checked.result.holds ? t("proof.holdsMeans", { size: checked.result.size }) : t(`proof.because.${checked.result.because}`)}</p>
        </Alert>
      )}
      {disclosures.length === 0 ? <Empty text={t("ledger.empty")} /> : (
        <DataTable
          caption={t("proof.heading")} rows={disclosures} keyOf={({ disclosureId }) => disclosureId}
          columns={[
            { heading: t("ledger.when"), cell: ({ at }) => <When at={at} form="shortMoment" /> },
            { heading: t("ledger.position"), cell: ({ position, epoch }) => t("ledger.positionAndEpoch", { position, epoch }), isFigure: true },
            { heading: t("proof.heading"), cell: ({ disclosureId }) => <Button variant="secondary" onPress={() => void check(disclosureId)}>{t("proof.check")}</Button> },
          ]}
        />
      )}
    </section>
  );
}
