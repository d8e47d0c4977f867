import { useTranslation } from "react-i18next";
import { chooseLanguage, languages } from "./texts.ts";

const ownNames = { da: "Dansk", en: "English" } as const;

export function LanguageSwitch() {
  const { t, i18n } = useTranslation("app");
  return (
    <ul className="unstyled-list inline-list" aria-label={t("chooseLanguage")}>
      {languages.map((language) => (
        <li key={language}>
          <button type="button" className="function-link" lang={language} aria-pressed={i18n.language === language} onClick={() => void chooseLanguage(language)}>{ownNames[language]}</button>
        </li>
      ))}
    </ul>
  );
}
