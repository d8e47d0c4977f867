import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter } from "@tanstack/react-router";
import { sessionQuery } from "../calls/session.ts";
import { askFirst } from "./asked-first.ts";
import { contents } from "./contents.ts";
import { Frame } from "./frame.tsx";
import { PageFailed } from "./page-failed.tsx";
import { homeOf, type Page } from "./pages.ts";
import { loadTexts } from "./texts.ts";

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: Frame,
  errorComponent: PageFailed,
  beforeLoad: async ({ context }) => {
    await context.queries.ensureQueryData(sessionQuery);
  },
  loader: async ({ context }) => {
    const { user } = await context.queries.ensureQueryData(sessionQuery);
    // The menu speaks with its home's words, also on pages that are nobody's home.
    if (user !== null) await loadTexts(homeOf[user.role].home);
  },
});

// The frame shows the page (app/shown-page.tsx); a route only finds it, and loads it before it is gone to.
const routes = contents.map(({ page, content }) => createRoute({
  getParentRoute: () => root,
  path: page.path,
  staticData: { page },
  component: content,
  // Not for a link that is only pointed at.
  beforeLoad: ({ context, search, preload }) => { if (!preload) askFirst(context.queries, page, search); },
  loader: () => loadTexts(page.home),
  // Filters stand in the address bar; each page reads its own (parts/filters.ts). Values are plain text, never an object.
  validateSearch: (search: Record<string, unknown>): Record<string, string> =>
    Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === "string" || typeof entry[1] === "number").map(([name, value]) => [name, String(value)])),
}));

export const routerFor = (queries: QueryClient) =>
  createRouter({ routeTree: root.addChildren(routes), context: { queries }, defaultPreload: "intent", defaultPreloadStaleTime: 0, scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    page?: Page;
  }
}
