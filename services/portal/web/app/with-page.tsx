import { useSuspenseQuery } from "@tanstack/react-query";
import { type ComponentType, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { sessionQuery } from "../calls/session.ts";
import { Loading } from "../parts/loading.tsx";
import { DocumentTitle } from "./document-title.tsx";
import { PageContext } from "./page-context.ts";
import type { Page } from "./pages.ts";

/** A page within its home: its title, its roles, and something to look at while it comes. */
export function WithPage({ page, content: Content, pleaseLogIn: PleaseLogIn, notFound: NotFound }: {
  readonly page: Page;
  readonly content: ComponentType;
  readonly pleaseLogIn: ComponentType;
  readonly notFound: ComponentType;
}) {
  const { data: { user } } = useSuspenseQuery(sessionQuery);
  if (page.roles !== "anybody") {
    if (user === null) return <PleaseLogIn />;
    if (!page.roles.includes(user.role)) return <NotFound />;
  }
  return (
    <PageContext value={page}>
      <Suspense fallback={<PageComes page={page} />}>
        <DocumentTitle page={page} />
        <Content />
      </Suspense>
    </PageContext>
  );
}

/** While a page's answers come it already says where one is. */
function PageComes({ page }: { readonly page: Page }) {
  const { t } = useTranslation(page.home);
  return (
    <>
      <h1>{t(`titles.${page.title}` as never)}</h1>
      <Loading />
    </>
  );
}
