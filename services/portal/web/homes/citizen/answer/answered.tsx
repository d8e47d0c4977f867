import { useTranslation } from "react-i18next";
import type { clients } from "../../../calls/clients.ts";
import { Alert } from "../../../parts/alert.tsx";
import { directionOf } from "./languages.ts";

type MyConsent = Awaited<ReturnType<typeof clients.consent.myConsent.query>>;

/** In the place of a question that was answered: what was answered and what follows. A no reads no worse than a yes. */
export function Answered({ consent, number, of }: { readonly consent: MyConsent; readonly number: number; readonly of: number }) {
  const { t, i18n } = useTranslation(["citizen", "codes"]);
  const { language, text } = consent.notice;
  const isYes = consent.status === "granted";
  const shared = new Intl.ListFormat(i18n.language).format(consent.shared.map((category) => t(`categoryName.${category}`, { ns: "codes" }).toLocaleLowerCase(i18n.language)));
  return (
    <section className="question">
      <p className="question-number">{t("answer.number", { number, of })}</p>
      <h2 lang={language} dir={directionOf(language)}>{text.parts["title"]}</h2>
      <Alert variant="success" heading={t(isYes ? "answer.saidYes" : consent.status === "refused" ? "answer.saidNo" : "answer.isOver")}>
        <p className="alert-text">{isYes ? t("answer.sharesNow", { what: shared }) : t("answer.sharesNothing")} {t("answer.nothingElse")}</p>
      </Alert>
    </section>
  );
}
