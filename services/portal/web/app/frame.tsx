import { useTranslation } from "react-i18next";
import { AnnouncerRegion } from "./announcer.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { IdleWarning } from "./idle-warning.tsx";
import { LiveChanges } from "./live-changes.tsx";
import { LogInAgain } from "./log-in-again.tsx";
import { ShownPage } from "./shown-page.tsx";

/** What is around every page. */
export function Frame() {
  const { t } = useTranslation("app");
  return (
    <>
      <a className="skipnav" href="#main-content">{t("skipToContent")}</a>
      <Header />
      <main id="main-content" className="container page-container" tabIndex={-1}>
        <ShownPage />
      </main>
      <Footer />
      <AnnouncerRegion />
      <LiveChanges />
      <IdleWarning />
      <LogInAgain />
    </>
  );
}
