import type { Page } from "../../app/pages.ts";

export const caseworkerPages: readonly Page[] = [
  { path: "/caseworker", home: "caseworker", title: "home", roles: ["caseworker", "team-leader"], isInMenu: true, load: () => import("./home.tsx") },
];
