import { useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Loading } from "../parts/loading.tsx";
import { announce } from "./announcer.tsx";
import type { Page } from "./pages.ts";

const longMs = 600;

/** The first page, while its answers come: it already says where one is. */
export function PageComes({ page }: { readonly page: Page | undefined }) {
  const { t } = useTranslation(page?.home ?? "app");
  return (
    <>
      {page !== undefined && <h1>{t(`titles.${page.title}` as never)}</h1>}
      <Loading />
    </>
  );
}

/** The next page, while the one before it still stands: a bar at the top after a moment, and a word where it takes long. */
export function NextPageComes({ isBehind }: { readonly isBehind: boolean }) {
  const { t } = useTranslation("app");
  const isLoading = useRouterState({ select: ({ status }) => status === "pending" });
  const isComing = isBehind || isLoading;
  useEffect(() => {
    if (!isComing) return undefined;
    const waiting = setTimeout(() => announce(t("loading")), longMs);
    return () => clearTimeout(waiting);
  }, [isComing, t]);
  return isComing ? <div className="next-page-comes" aria-hidden="true" /> : null;
}
