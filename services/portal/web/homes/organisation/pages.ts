import type { Page } from "../../app/pages.ts";

export const organisationPages: readonly Page[] = [
  { path: "/organisation", home: "organisation", title: "home", roles: ["coordinator"], isInMenu: true, load: () => import("./home.tsx") },
];
