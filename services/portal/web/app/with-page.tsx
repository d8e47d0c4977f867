import { useSuspenseQuery } from "@tanstack/react-query";
import { type ComponentType, Suspense } from "react";
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
      <Suspense fallback={<Loading />}>
        <DocumentTitle page={page} />
        <Content />
      </Suspense>
    </PageContext>
  );
}
