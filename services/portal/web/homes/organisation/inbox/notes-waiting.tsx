import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { When } from "../../../parts/when.tsx";

/** What ended, and nobody has said yet that what we wrote down ourselves is gone (CON-24). */
export function NotesWaiting() {
  const { t } = useTranslation("organisation");
  const { data: { notes } } = useSuspenseQuery(ask.consent.notesToConfirm({}));
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">{t("home.notes.heading")}</h2>
      <p>{t("home.notes.lead")}</p>
      <ul>
        {notes.map(({ consentId, epoch, referralId, because, since }) => (
          <li key={`${consentId} ${epoch}`}><Link to={`/organisation/cases/${referralId}`}>{t(`home.notes.because.${because}`)} <When at={since} form="moment" /></Link></li>
        ))}
      </ul>
    </section>
  );
}
