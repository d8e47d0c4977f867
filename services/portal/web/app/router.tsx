import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, type RouteComponent } from "@tanstack/react-router";
import { sessionQuery } from "../calls/session.ts";
import { Frame } from "./frame.tsx";
import { NotFound } from "./not-found.tsx";
import { PageFailed } from "./page-failed.tsx";
import { pages } from "./page-table.ts";
import type { Page } from "./pages.ts";
import { PleaseLogIn } from "./please-log-in.tsx";
import { WithPage } from "./with-page.tsx";

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: PageFailed,
  beforeLoad: ({ context }) => context.queries.ensureQueryData(sessionQuery),
});

/** A page that is not for who is logged in answers as if it did not exist. */
function gated(page: Page): RouteComponent {
  const Content = lazyRouteComponent(page.load);
  return function GatedPage() {
    return <WithPage page={page} content={Content} pleaseLogIn={PleaseLogIn} notFound={NotFound} />;
  };
}

const routes = pages.map((page) => createRoute({
  getParentRoute: () => root,
  path: page.path,
  component: gated(page),
  errorComponent: PageFailed,
  // Filters stand in the address bar; each page reads its own (parts/filters.ts). Values are plain text, never an object.
  validateSearch: (search: Record<string, unknown>): Record<string, string> =>
    Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === "string" || typeof entry[1] === "number").map(([name, value]) => [name, String(value)])),
}));

export const routerFor = (queries: QueryClient) =>
  createRouter({ routeTree: root.addChildren(routes), context: { queries }, defaultPreload: "intent", defaultPreloadStaleTime: 0, scrollRestoration: true });
