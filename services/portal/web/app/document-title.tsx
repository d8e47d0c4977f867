import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Page } from "./pages.ts";

/** The title says where one is, and never about whom: titles end up in histories and on screens seen from behind. */
export function DocumentTitle({ page }: { readonly page: Page }) {
  const { t } = useTranslation([page.home, "app"]);
  const title = `${t(`titles.${page.title}` as never, { ns: page.home })} – ${t("product", { ns: "app" })}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
