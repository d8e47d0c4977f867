import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "./language-switch.tsx";

export function Footer() {
  const { t } = useTranslation("app");
  return (
    <footer className="d-print-none">
      <div className="footer">
        <div className="container">
          <ul className="align-text-left unstyled-list inline-list">
            <li>{t("footer.what")}</li>
            <li><Link to="/accessibility" className="function-link">{t("footer.accessibility")}</Link></li>
            <li><Link to="/help-now" className="function-link">{t("helpNow")}</Link></li>
          </ul>
          <LanguageSwitch />
        </div>
      </div>
    </footer>
  );
}
