import { useTranslation } from "react-i18next";
import { directionOf, ownNameOf } from "./languages.ts";

/** The languages in which this very text can be read, each by its own name; what it is read in is pressed. */
export function LanguageChoice({ languages, language, onChoose }: { readonly languages: readonly string[]; readonly language: string; readonly onChoose: (language: string) => void }) {
  const { t } = useTranslation("citizen");
  if (languages.length < 2) return null;
  return (
    <ul className="unstyled-list language-choice d-print-none" aria-label={t("answer.readIn")}>
      {languages.map((each) => <li key={each}><button type="button" className="function-link" lang={each} dir={directionOf(each)} aria-pressed={each === language} onClick={() => onChoose(each)}>{ownNameOf(each)}</button></li>)}
    </ul>
  );
}
