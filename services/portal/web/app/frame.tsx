import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Loading } from "../parts/loading.tsx";
import { AnnouncerRegion } from "./announcer.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { IdleWarning } from "./idle-warning.tsx";
import { LiveChanges } from "./live-changes.tsx";
import { LogInAgain } from "./log-in-again.tsx";

/** What is around every page. */
export function Frame() {
  const { t } = useTranslation("app");
  return (
    <>
      <a className="skipnav" href="#main-content">{t("skipToContent")}</a>
      <Header />
      <main id="main-content" className="container page-container" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
      <AnnouncerRegion />
      <LiveChanges />
      <IdleWarning />
      <LogInAgain />
    </>
  );
}
