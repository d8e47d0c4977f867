import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useUser } from "../../../app/user.ts";
import { ask } from "../../../calls/ask.ts";
import { useDates } from "../../../parts/when.tsx";

/**
 * Numbers that hold in all of Denmark at once; the region's psychiatric emergency number beside them where the operator
 * has confirmed it. That one is asked for, and the others never wait for it.
 */
export function EmergencyNumbers() {
  const { t } = useTranslation("caseworker");
  const authorityId = useUser()?.tenantId;
  return (
    <ul className="unstyled-list emergency-numbers">
      <Call number="112" address="tel:112" about={t("draft.danger.about.112")} />
      {typeof authorityId === "string" && <OfRegion authorityId={authorityId} />}
      <Call number="70 201 201" address="tel:+4570201201" about={t("draft.danger.about.livslinien")} />
    </ul>
  );
}

function OfRegion({ authorityId }: { readonly authorityId: string }) {
  const { t } = useTranslation("caseworker");
  const say = useDates();
  const { data } = useQuery(ask.referral.emergencyNumbers({ authorityId }));
  if (data === undefined || data.psychiatric === null) return null;
  const { number, regionName, confirmedOn } = data.psychiatric;
  return <Call number={number} address={`tel:${number.replaceAll(" ", "")}`} about={t("draft.danger.about.region", { region: regionName, date: say(confirmedOn, "short") })} />;
}

function Call({ number, address, about }: { readonly number: string; readonly address: string; readonly about: string }) {
  return <li><a className="emergency-number" href={address}>{number}</a> <span>{about}</span></li>;
}
