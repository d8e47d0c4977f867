import { useSuspenseQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { EpochReceipts } from "../stop/epoch-receipts.tsx";

/** Who has stopped and deleted since this consent was ended or narrowed; the lines fill as receipts come in (CON-24). */
export function WardReceipts({ consentId }: { readonly consentId: string }) {
  const { t } = useTranslation("citizen");
  const id = useId();
  const { data: { receipts } } = useSuspenseQuery(ask.consent.receiptsOfConsent({ consentId }));
  if (receipts.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t("receipts.heading")}</h3>
      {receipts.map((each) => <EpochReceipts key={each.epoch} of={each} />)}
    </section>
  );
}
