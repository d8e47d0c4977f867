import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePlace } from "../../../app/place.ts";
import { ask } from "../../../calls/ask.ts";
import { Alert } from "../../../parts/alert.tsx";
import { FilterSelect } from "../../../parts/filter-select.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { useLanguageNames } from "../../../parts/language-names.ts";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { PrintButton } from "../../../parts/print-button.tsx";
import { useDates } from "../../../parts/when.tsx";
import { directionOf } from "../../citizen/answer/languages.ts";
import { NoticeText } from "../../citizen/answer/notice-text.tsx";
import { RecordAnswer } from "./record-answer.tsx";

/** A citizen answers, or says yes again, on paper or at a meeting: the text to show, read out or print, and then what was answered (CON-11). */
export default function AnswerPage() {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const named = useLanguageNames();
  const say = useDates();
  const { referralId = "", consentId = "" } = usePlace().params;
  const [values, change] = useFilters<"language">();
  // Typed by hand it may be anything; what the text is not there in, the service gives in the one that was asked in.
  const language = /^[a-z]{2,3}$/.test(values.language ?? "") ? values.language : undefined;
  const { data } = useSuspenseQuery(ask.consent.consentForRecord({ consentId, ...(language === undefined ? {} : { language }) }));
  const { purpose, status, notice, entry } = data;
  const until = status === "granted" ? entry?.expiresAt : undefined;
  // A yes again is to what is shared now, which may be less than what was asked for.
  const about = notice.text.categories.filter(({ category }) => status !== "granted" || entry?.categories.includes(category) === true);
  return (
    <>
      <p className="d-print-none"><Link to="/caseworker/cases/$referralId" params={{ referralId }} className="function-link">{t("answer.back")}</Link></p>
      <PageHeading>{t("answer.heading", { purpose: code(`purposeName.${purpose}`) })}</PageHeading>
      {status !== "requested" && (
        <Alert variant="info" headingLevel={2} heading={t("answer.over", { status: code(`consentStatus.${status}`).toLowerCase() })}>
          {until != null && <p className="alert-text">{t("answer.again.lead", { day: say(until) })}</p>}
        </Alert>
      )}
      <h2 className="d-print-none">{t("answer.text.heading")}</h2>
      <p className="d-print-none">{t("answer.text.lead")} <PrintButton /></p>
      <div className="d-print-none">
        <FilterSelect label={t("answer.text.language")} value={notice.language} onChange={(value) => change({ language: value })} options={notice.languages.map((tag) => ({ value: tag, label: named([tag]) }))} />
      </div>
      <NoticeText notice={notice.text} />
      <ul className="notice-categories" lang={notice.language} dir={directionOf(notice.language)}>
        {about.map(({ category, label, explanation }) => <li key={category}><strong>{label}</strong> {explanation}</li>)}
      </ul>
      <div className="print-only signature" lang={notice.language} dir={directionOf(notice.language)}>
        {notice.text.answers.map(({ answer, label }) => <p key={answer} className="to-tick">{label}</p>)}
        <p>{t("answer.signature")}</p>
      </div>
      {(status === "requested" || status === "granted") && <RecordAnswer of={data} referralId={referralId} />}
    </>
  );
}
