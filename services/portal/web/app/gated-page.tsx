import { useSuspenseQuery } from "@tanstack/react-query";
import { sessionQuery } from "../calls/session.ts";
import { contentOf } from "./contents.ts";
import { DocumentTitle } from "./document-title.tsx";
import { NotFound } from "./not-found.tsx";
import type { Page } from "./pages.ts";
import { PleaseLogIn } from "./please-log-in.tsx";

/** A page within its home: its title, and its roles. One that is not for who is logged in answers as if it did not exist. */
export function GatedPage({ page }: { readonly page: Page | undefined }) {
  const { data: { user } } = useSuspenseQuery(sessionQuery);
  const Content = page === undefined ? undefined : contentOf(page);
  if (page === undefined || Content === undefined) return <NotFound />;
  if (page.roles !== "anybody") {
    if (user === null) return <PleaseLogIn />;
    if (!page.roles.includes(user.role)) return <NotFound />;
  }
  return (
    <>
      <DocumentTitle page={page} />
      <Content />
    </>
  );
}
