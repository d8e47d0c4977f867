import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { StopChoice } from "../stop/stop-choice.tsx";

/** The consent that the answers rest on, to be stopped here too; the download stands above it (OUT-10). */
export function StopAnswering({ referralId }: { readonly referralId: string }) {
  const { t } = useTranslation("citizen");
  const { data: { consents } } = useSuspenseQuery(ask.consent.myConsents({ referralId }));
  const measurement = consents.find(({ purpose, status }) => purpose === "measurement" && status === "granted");
  if (measurement === undefined) return null;
  return <div className="choices"><StopChoice what="measurement" words={{ organisation: t("theOrganisation"), authority: t("theAuthority") }} runs command={{ consentId: measurement.consentId }} /></div>;
}
