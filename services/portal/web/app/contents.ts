import { lazyRouteComponent, type RouteComponent } from "@tanstack/react-router";
import { pages } from "./page-table.ts";
import type { Page } from "./pages.ts";

/** What stands on each page, loaded when somebody goes there. */
export const contents: readonly { readonly page: Page; readonly content: RouteComponent }[] = pages.map((page) => ({ page, content: lazyRouteComponent(page.load) }));

export const contentOf = (wanted: Page): RouteComponent | undefined => contents.find(({ page }) => page === wanted)?.content;
